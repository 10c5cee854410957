import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { pageAffinity } from './page-pattern.ts';
import { planSearch, readQuestion } from './query.ts';
import { stem } from './terms.ts';

const known = (text: string) => new Map(readQuestion(text).words.map(word => [word.stem, 3]));

it('quotes every word and joins them with OR', () => {
  const question = readQuestion('How do I cancel NEAR my plan AND invoice?');
  expect(planSearch(question, known('cancel near plan invoice'), 100).match).toBe(
    '("cancel" OR "near" OR "plan" OR "invoice")',
  );
});

it('keeps stop words when there is nothing else', () => {
  expect(planSearch(readQuestion('what is this?'), new Map(), 100).match).toBe('("what" OR "is" OR "this")');
});

it('searches nothing when there are no words', () => {
  expect(planSearch(readQuestion('🙂🙃 "*" ^(:'), new Map(), 100).match).toBeNull();
});

it('searches codes and file names as phrases too', () => {
  expect(planSearch(readQuestion('TD-214 appears'), known('td 214 appears'), 100).match).toContain(
    '"td 214"',
  );
});

it('cuts a long message down to its rarest known words', () => {
  const text = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
  const frequencies = new Map(readQuestion(text).words.map((word, index) => [word.stem, index + 1]));
  const plan = planSearch(readQuestion(text), frequencies, 1_000);
  expect(plan.terms).toHaveLength(16);
  expect(plan.terms.map(term => term.token)).toContain('word0');
});

it('stems as the index does', async () => {
  const words =
    'relational happiness invoices billing cancelled generously running added agreed ties flying cease';
  await env.DB.batch([
    env.DB.prepare(
      "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'porter unicode61 remove_diacritics 2')",
    ),
    env.DB.prepare('CREATE VIRTUAL TABLE tv USING fts5vocab (t, row)'),
    env.DB.prepare('INSERT INTO t VALUES (?)').bind(words),
  ]);
  const { results } = await env.DB.prepare('SELECT term FROM tv ORDER BY term').all<{ term: string }>();
  expect(results.map(row => row.term)).toEqual([...new Set(words.split(' ').map(stem))].sort());
});

it.each([
  [['/app/billing*'], '/app/billing/cards', true],
  [['/app/billing'], '/app/billing/', true],
  [['/app/*/edit'], '/app/shift/7/edit', true],
  [['/app/billing'], '/app/members', false],
  [['/a*a'], '/a', false],
  [['/app*'], undefined, false],
])('matches pattern %s with page %s: %s', (patterns, path, isMatch) => {
  expect(pageAffinity(patterns, path) > 0).toBe(isMatch);
});
