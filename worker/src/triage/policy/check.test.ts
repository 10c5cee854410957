import { describe, expect, it } from 'vitest';
import { ArticleFinder } from '../audit/coverage.ts';
import { checkPolicy } from './check.ts';
import { readPolicy } from './read.ts';

function check(text: string, articles?: ArticleFinder) {
  const reading = readPolicy(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return checkPolicy(reading.policy, articles ? { articles } : {});
}
const words = (text: string, articles?: ArticleFinder) =>
  check(text, articles)
    .map(({ level, message, example }) => `${level}: ${message} [${example?.text} → ${example?.becomes}]`)
    .join('\n');

describe('the check of a policy', () => {
  it('finds nothing where all is well', () => {
    expect(
      check(
        'topics:\n  - {id: invoices, mode: autonomous, owner: Ida, keywords: [invoice]}\nescalation: {keywords: [refund]}\n',
      ),
    ).toEqual([]);
  });

  it('finds a word that names two topics which contradict, with what becomes of it', () => {
    expect(
      words(`topics:
  - {id: invoices, mode: autonomous, owner: a, keywords: [invoices]}
  - {id: disputes, mode: human-only, owner: a, keywords: [invoice]}`),
    ).toContain('error: “invoice” names “disputes” (human-only) and “invoices” (autonomous) alike');
  });

  it('finds a topic whose every sign escalates before it is answered', () => {
    expect(
      words(`topics:
  - {id: money, mode: autonomous, owner: a, examples: [I want a refund for May]}
escalation: {keywords: [refund]}`),
    ).toMatch(
      /error: “money” is autonomous and yet never answered.*I want a refund for May → goes to a person/,
    );
  });

  it('finds topics that nothing tells, that nobody owns, that no article speaks of', () => {
    const found = words(
      'topics:\n  - {id: ghost, mode: assisted}\n  - {id: export, mode: autonomous, examples: [How do I export the plan to a spreadsheet?]}\n',
      new ArticleFinder([{ id: 'a', title: 'Invite a colleague', text: 'Open members and choose invite.' }]),
    );
    expect(found).toContain('Nothing tells “ghost”');
    expect(found).toContain('“export” has no owner');
    expect(found).toContain('error: No article speaks of “export”');
  });

  it('finds rules that never fire, with the one that comes before', () => {
    const found = words(`topics: [{id: a, mode: autonomous, owner: o, keywords: [alpha]}]
teams: [{id: t}]
routing:
  - {id: wide, when: {topics: [a]}, team: t}
  - {id: narrow, when: {topics: [a], severity: [urgent]}, team: t}
  - {id: other, when: {severity: [urgent]}, team: t}`);
    expect(found).toContain('“narrow” can never fire: “wide” before it');
    expect(found).not.toContain('“other”');
  });

  it('finds rules that overlap, and shows which of them decides', () => {
    const found = words(`topics:
  - {id: a, mode: autonomous, owner: o, keywords: [alpha]}
  - {id: b, mode: autonomous, owner: o, keywords: [beta]}
  - {id: c, mode: autonomous, owner: o, keywords: [gamma]}
teams: [{id: t}, {id: u}]
routing:
  - {id: first, when: {topics: [a, b]}, team: t}
  - {id: second, when: {topics: [b, c]}, team: u}
  - {id: third, when: {severity: [urgent]}, team: u}
  - {id: fourth, when: {topics: [c, a]}, team: t}`);
    expect(found).toContain(
      'note: “second” and “first” before it overlap in topics “b”, and send it to different places: the first decides. Take it out of one of them. [I have a question about beta → routed by “first”]',
    );
    expect(found).toContain('“fourth” and “second”');
    expect(found).not.toContain('“third”');
  });

  it('shows for every finding what a customer might write and what becomes of it', () => {
    const findings = check(`topics:
  - {id: ghost, mode: assisted}
  - {id: law, mode: human-only, keywords: [lawyer]}
  - {id: a, mode: autonomous, keywords: [alpha], articles: [gone]}
routing: [{id: all, when: {}}, {id: never, when: {topics: [a]}}]
autoResponses: [{id: never, when: {topics: [law]}, text: Hello}, {id: empty, when: {}, text: Hello}]
actions: [{id: go, when: {topics: [a]}, label: Go, why: B, next: C, url: "https://elsewhere.example/x"}]`);
    expect(findings.length).toBeGreaterThan(8);
    for (const { example } of findings) {
      expect(example.text.length).toBeGreaterThan(3);
      expect(example.becomes.length).toBeGreaterThan(3);
    }
  });

  it('finds offers that nobody will see, and links that are not allowed', () => {
    const found = words(`topics:
  - {id: law, mode: human-only, owner: o, keywords: [lawyer]}
  - {id: a, mode: autonomous, owner: o, keywords: [alpha]}
autoResponses:
  - {id: never, when: {topics: [law]}, text: Hello}
  - {id: empty, when: {}, text: Hello}
actions:
  - {id: go, when: {topics: [a]}, label: Go, why: Because, next: You arrive, url: "https://elsewhere.example/x"}`);
    expect(found).toMatch(
      /“never” is never offered: law always goes to people.*lawyer → goes to a person \(topic/,
    );
    expect(found).toContain('“empty” names no condition');
    expect(found).toContain('not under allowedLinks');
  });

  it('takes another host that begins alike for no allowed one', () => {
    const found = words(`topics: [{id: a, mode: autonomous, owner: o, keywords: [alpha]}]
allowedLinks: ["https://shop.example/help", "mailto:"]
actions:
  - {id: one, when: {topics: [a]}, label: Go, why: Because, next: You arrive, url: "https://shop.example/help/x"}
  - {id: two, when: {keywords: [beta]}, label: Go, why: Because, next: You arrive, url: "https://shop.example.elsewhere.example/help"}
  - {id: three, when: {keywords: [gamma]}, label: Go, why: Because, next: You arrive, url: "https://shop.example/helpless"}`);
    expect(found).not.toContain('“one” links');
    expect(found).toContain('“two” links');
    expect(found).toContain('“three” links');
  });

  it('shows examples that are taken for another topic', () => {
    expect(
      words(`topics:
  - {id: invoices, mode: autonomous, owner: o, examples: [Where is the payslip of my colleague?]}
  - {id: payroll, mode: human-only, owner: o, keywords: [payslip]}`),
    ).toContain('An example of “invoices” (autonomous) is taken for “payroll” (human-only)');
  });
});
