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
    ['topics:\n  - id: a\n  mode: x: y\n', 3, 'readable'],
    ['topics: []\ntopics: []\n', 2, 'twice'],
    ['topics:\n\t- id: a\n', 2, 'Tabs'],
    ['', 1, 'empty'],
    ['just words', 1, 'expected'],
  ])('names the line and the mend: %j', (text, line, words) => {
    const found = problems(text);
    expect(found.map(one => one.message).join(' ')).toContain(words);
    expect(found[0]?.line).toBe(line);
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
