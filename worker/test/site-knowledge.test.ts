import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';
import { createD1LearnedStore } from '../src/knowledge/adapters/d1-learned-store.ts';
import { createD1SearchIndex } from '../src/knowledge/adapters/d1-search-index.ts';
import type { TotalsRow } from '../src/knowledge/adapters/d1-site-knowledge.ts';
import { KnownCounts } from '../src/knowledge/known-counts.ts';
import { createRetriever } from '../src/knowledge/retrieve.ts';
import type { PassageSearch } from '../src/knowledge/search-index.ts';

const clock = () => new Date('2026-11-25T12:00:00Z');
const store = createD1KnowledgeStore(env.DB, clock);
const learned = createD1LearnedStore(env.DB, clock);
const STEMS = ['kettl', 'teapot', 'nowher'];

const article = (id: string, text: string) => ({ id, title: id, text });

/** As retrieval does: what is remembered is held against the database by the search, and read anew if it has changed. */
async function describeWith(known: KnownCounts<TotalsRow>, site: string, stems = STEMS) {
  const index = createD1SearchIndex(env.DB, known);
  let knowledge = await index.describe(site, stems);
  const { isCurrent } = await index.search(site, [], undefined);
  if (!isCurrent) knowledge = await index.describe(site, stems);
  return { knowledge, rows: index.rowsRead(), isCurrent };
}

it('counts the same with what is known already, and reads fewer rows', async () => {
  await store.putArticles('pots', 'help', [
    article('a', 'A kettle and a teapot.'),
    article('b', 'A kettle.'),
  ]);
  const known = new KnownCounts<TotalsRow>();
  const first = await describeWith(known, 'pots');
  const again = await describeWith(known, 'pots', [...STEMS, 'a']);
  const anew = await describeWith(new KnownCounts<TotalsRow>(), 'pots', [...STEMS, 'a']);
  expect(first.knowledge?.articles.frequencies).toEqual(
    new Map([
      ['kettl', 2],
      ['teapot', 1],
    ]),
  );
  expect(again.knowledge).toEqual(anew.knowledge);
  expect(again.isCurrent).toBe(true);
  expect(again.rows).toBeLessThan(anew.rows);
});

it('sees every change of articles and learned questions at once', async () => {
  const known = new KnownCounts<TotalsRow>();
  const sameAsAnew = async () => {
    const { knowledge } = await describeWith(known, 'cups');
    expect(knowledge).toEqual((await describeWith(new KnownCounts<TotalsRow>(), 'cups')).knowledge);
    return knowledge;
  };
  expect(await sameAsAnew()).toBeUndefined();
  await store.putArticles('cups', 'help', [article('a', 'A kettle.'), article('b', 'A teapot.')]);
  expect((await sameAsAnew())?.articles.frequencies.get('kettl')).toBe(1);
  await store.putArticles('cups', 'help', [article('b', 'A kettle.')]);
  expect((await sameAsAnew())?.articles.frequencies.get('kettl')).toBe(2);
  const question = { id: 'q', title: 'My kettle', text: 'It is cold.', articles: ['a'] };
  await learned.learn('cups', [{ ...question, origin: 'history' }]);
  expect((await sameAsAnew())?.learned.frequencies.get('kettl')).toBe(1);
  await learned.withdraw('cups', ['q'], 'Wrong.');
  expect((await sameAsAnew())?.learned.frequencies.get('kettl')).toBeUndefined();
  await store.removeMissing('cups', 'help', ['a'], { force: true });
  expect((await sameAsAnew())?.articles.frequencies.get('kettl')).toBe(1);
});

it('finds an article that was written since the counts were read', async () => {
  const known = new KnownCounts<TotalsRow>();
  const retriever = createRetriever(() => createD1SearchIndex(env.DB, known));
  const find = async (text: string) =>
    (await retriever.retrieve({ site: 'vases', text, limit: 5 })).articles.map(({ articleId }) => articleId);
  await store.putArticles('vases', 'help', [article('a', 'A vase for tulips.')]);
  expect(await find('vase roses')).toEqual(['a']);
  await store.putArticles('vases', 'help', [article('b', 'A vase for roses.')]);
  expect(await find('vase roses')).toEqual(['b', 'a']);
  await store.removeMissing('vases', 'help', ['a'], { force: true });
  expect(await find('vase roses')).toEqual(['a']);
  await store.removeMissing('vases', 'help', [], { force: true });
  expect(await find('vase roses')).toEqual([]);
});

const SEARCHES: PassageSearch[] = [
  { match: '("kettle" OR "saucer" OR "3")', fields: 'all', limit: 30 },
  { match: '("kettle" OR "3")', fields: 'title', limit: 10 },
  { match: '("kettle")', fields: 'all', patterns: ['/pots*'], limit: 5 },
];

const many = (site: string, start: number) =>
  Array.from({ length: 50 }, (_, index) => ({
    ...article(
      `${site}-${start + index}`,
      `A saucer ${index % 7} and a spoon.\n## More\nKettle ${index % 3}.`,
    ),
    pages: index % 9 === 0 ? ['/pots*'] : [],
  }));

it('finds the same whether or not it knows that a site is alone, and never another site’s', async () => {
  await env.DB.batch([
    env.DB.prepare('DELETE FROM articles'),
    env.DB.prepare('DELETE FROM knowledge_totals'),
  ]);
  for (const start of [0, 50]) await store.putArticles('alone', 'help', many('alone', start));
  const knowing = createD1SearchIndex(env.DB);
  await knowing.describe('alone', STEMS);
  const { articles } = await knowing.search('alone', SEARCHES, undefined);
  expect(articles.length).toBeGreaterThan(30);
  const unknowing = await createD1SearchIndex(env.DB).search('alone', SEARCHES, undefined);
  expect(unknowing.articles).toEqual(articles);
  // Another site's first articles come while a question is under way.
  await store.putArticles('beside', 'help', many('beside', 0));
  for (const index of [knowing, createD1SearchIndex(env.DB)]) {
    const found = (await index.search('alone', SEARCHES, undefined)).articles;
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ id }) => id.startsWith('alone-'))).toBe(true);
  }
});
