import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from './default.ts';
import { readPolicy } from './read.ts';

const problems = (text: string) => {
  const reading = readPolicy(text);
  return reading.ok ? [] : reading.problems;
};

describe('a written policy', () => {
  it('is read from YAML with comments, and from JSON', () => {
    const yaml = '# ours\ntopics:\n  - id: invoices\n    mode: autonomous # for now\n';
    const reading = readPolicy(yaml);
    expect(reading).toEqual({
      ok: true,
      policy: { ...DEFAULT_POLICY, topics: [{ id: 'invoices', mode: 'autonomous' }] },
    });
    expect(readPolicy('{"topics": [{"id": "invoices", "mode": "autonomous"}]}')).toEqual(reading);
  });

  it('takes plain words as English ones', () => {
    const reading = readPolicy(
      'topics: [{id: a, mode: autonomous}]\nautoResponses:\n  - {id: b, when: {topics: [a]}, text: Hello there}\n',
    );
    expect(reading.ok && reading.policy.autoResponses[0]?.text).toEqual({ en: 'Hello there' });
  });

  it.each([
    ['topics:\n  - id: a\n    mode: sometimes\n', 3, 'autonomous, assisted, human-only'],
    ['topics:\n  - id: a\n    mode: assisted\n    keyword: [x]\n', 4, 'Did you mean “keywords”?'],
    ['topics: []\ntopic: []\n', 2, 'Did you mean “topics”?'],
    ['topics:\n  - id: a\n    mode: assisted\n  - id: a\n    mode: assisted\n', 4, 'of its own'],
    ['topics: []\nrouting:\n  - id: r\n    when: {}\n    team: nobody\n', 5, 'There is no team “nobody”'],
    [
      'topics:\n  - {id: invoices, mode: assisted}\npages:\n  - pages: [/app*]\n    topics: [invoice]\n',
      5,
      'Did you mean “invoices”?',
    ],
    ['topics:\n  - id: a\n    mode: assisted\n    keywords: ["/(a+)+$/"]\n', 4, 'Patterns are not read here'],
    ['topics:\n  - id: a\n    mode: assisted\n    keywords: ["(x+)*y.*"]\n', 4, 'Patterns are not read here'],
    ['topics: []\nallowedLinks:\n  - javascript:alert(1)\n', 3, 'A link is https'],
    ['topics: []\nactions:\n  - {id: a, when: {}, label: x, why: y, next: z}\n', 3, 'either a url'],
    ['topics:\n  - id: a\n  mode: x: y\n', 3, 'need quotes'],
    ['topics: []\ntopics: []\n', 2, 'twice'],
    ['topics:\n\t- id: a\n', 2, 'Tabs'],
    ['topics:\n  - id: a\n    mode: assisted\n   keywords: [foo]\n', 4, 'Line it up'],
    ['topics:\n  - id: a\n    mode: assisted\n     owner: x\n', 3, 'Line it up'],
    ['topics: []\nallowedLinks: [a, b\n', 2, 'Close it with “]”'],
    ['topics: []\notherwise: "assisted\nteams: []\npages: []\n', 2, 'never closed'],
    ['topics: []\n---\ntopics: []\n', 2, 'second document'],
    ['topics: []\nteams: *all\n', 2, '“*all” stands for nothing'],
    ['topics:\nteams: []\n', 1, 'Nothing stands here. Write a list'],
    ['topics: []\nteams: {id: a}\n', 2, 'A list is expected here, as in'],
    ['topics: []\nescalation: [a]\n', 2, 'A group is expected here of names'],
    ['topics:\n  - id: 2024\n    mode: assisted\n', 2, 'put it in quotes, as in "2024"'],
    ['topics:\n  - id: a\n    mode: human_only\n', 3, 'Did you mean “human-only”?'],
    [
      'topics:\n  - id: a\n    mode: assisted\n    examples:\n      - Question: how?\n',
      5,
      'put it in quotes',
    ],
    ['topics: []\nescalation: {failedAnswers: 9}\n', 2, 'at most 5'],
    ['topics: []\nescalation: {failedAnswers: 1.5}\n', 2, 'A whole number is expected'],
    ['topics: []\nescalation: {frustration: yes}\n', 2, 'True or false is expected'],
    ['topics:\n  - {id: a, mode: assisted, examples: [abc]}\n', 2, 'at least 5 characters'],
    ['topics: []\nrouting:\n  - {id: r, when: {topics: []}}\n', 3, 'The list is empty'],
    [
      'topics: []\nactions:\n  - {id: a, when: {}, label: 5, why: y, next: z, url: /x}\n',
      3,
      'one for each language',
    ],
    ['topics: []\nescalation: {keywords: ["(a+)+$"]}\n', 2, 'Patterns are not read here'],
    ['topics: []\nescalation: {keywords: ["refund|money"]}\n', 2, 'Patterns are not read here'],
    ['topics: []\nrouting:\n  - {id: r, when: {keywords: ["???"]}}\n', 3, 'holds no word'],
    ['', 1, 'empty'],
    ['just words', 1, 'expected'],
  ])('names the line and the mend: %j', (text, line, words) => {
    const found = problems(text);
    expect(found.map(one => one.message).join(' ')).toContain(words);
    expect(found[0]?.line).toBe(line);
  });

  it('says nothing in the words of its reader, and nothing twice', () => {
    const wrong = `topics:\n  - {id: R 1, mode: no, title: x, keywords: x, examples: [1], owner: 5, articles: {}}
  - {mode: [], id: {}}\nescalation: {keywords: 5, failedAnswers: x, frustration: 1, tiers: [{fact: a}]}
teams: {}\nrouting: [{when: [], sla: {firstReply: 0}, tags: [A]}]\nautoResponses: [{id: a, when: 5, text: 5}]
actions: [{id: a, when: {pages: [x], languages: [e]}, label: {english: x}, why: '', next: [], url: x}]
allowedLinks: [x]\npages: [{pages: [], topics: []}]\nhelpdeskTickets: maybe\n`;
    const found = problems(wrong);
    expect(found.length).toBeGreaterThan(25);
    for (const { message } of found) {
      expect(message).not.toMatch(
        /invalid|expected [a-z]+ to|received|undefined|\bkind “|object|array|string/i,
      );
      expect(message).toMatch(/\.$|\?$/);
    }
    const twice = problems('topics:\n- id: a\n  mode: assisted\n   owner: x\n');
    expect(twice).toHaveLength(1);
  });

  it('leaves signs that belong to words alone', () => {
    const keywords = '["C++", "US$", "what?", "a/b", "(optional) words", "R&D", "24/7", "e-mail"]';
    expect(problems(`topics:\n  - {id: a, mode: assisted, keywords: ${keywords}}\n`)).toEqual([]);
  });

  it('of endless size or aliases is refused at once', () => {
    expect(problems(`topics: [] #${'x'.repeat(600_000)}`)[0]?.message).toContain('at most');
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((name, index) => {
        const before = 'abcdefg'[index];
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    const started = performance.now();
    expect(problems(bomb)).not.toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
