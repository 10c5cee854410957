import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { pageAffinity } from '../src/knowledge/page-pattern.ts';
import { readQuestion } from '../src/knowledge/question.ts';
import { matchAny, weighWords, wordsToSearch } from '../src/knowledge/search-plan.ts';
import { stem, tokenise, unspacedPieces } from '../src/knowledge/terms.ts';

const statistics = (frequencies: Record<string, number>, documents = 100) => ({
  documents,
  words: documents * 50,
  frequencies: new Map(Object.entries(frequencies).map(([word, count]) => [stem(word), count])),
});
const matchFor = (text: string, known: Record<string, number>, documents = 100) => {
  const question = readQuestion(text);
  const state = statistics(known, documents);
  return matchAny(wordsToSearch(weighWords(question, state, new Map()), state), question.phrases);
};

it('quotes every word and joins them with OR', () => {
  const known = { cancel: 3, near: 3, plan: 3, invoice: 3 };
  expect(matchFor('How do I cancel NEAR my plan AND invoice?', known)).toBe(
    '("cancel" OR "near" OR "plan" OR "invoice")',
  );
});

it('keeps stop words when there is nothing else', () => {
  expect(matchFor('what is this?', { what: 9, is: 9, this: 9 })).toBe('("what" OR "is" OR "this")');
});

it('searches nothing when no word is known or there are none', () => {
  expect(matchFor('🙂🙃 "*" ^(:', {})).toBeNull();
  expect(matchFor('zebra', {})).toBeNull();
});

it('searches codes and file names as phrases too', () => {
  expect(matchFor('TD-214 appears', { td: 2, 214: 1, appears: 4 })).toContain('"td 214"');
});

it('walks through a limited number of documents, rarest words first', () => {
  const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
  const known = Object.fromEntries(words.map((word, index) => [word, 100 * (index + 1)]));
  const match = matchFor(words.join(' '), known, 100_000);
  expect(match).toContain('"word0"');
  expect(match).not.toContain('"word39"');
});

it('weighs the subject line more than what follows', () => {
  const { words } = readQuestion('Invoice is missing\nI looked everywhere on the members page for it.');
  const weightOf = (token: string) => words.find(word => word.token === token)?.weight ?? 0;
  expect(weightOf('invoice')).toBeGreaterThan(weightOf('members'));
});

it('takes words of scripts without spaces in pairs of characters', () => {
  expect(tokenise('請求書の再発行 PDF')).toEqual(['請求', '求書', '書の', 'の再', '再発', '発行', 'pdf']);
  expect(unspacedPieces('Refund: 返金')).toBe('返金');
  expect(unspacedPieces('Refund')).toBe('');
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
