import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';
import { createD1LearnedStore } from '../src/knowledge/adapters/d1-learned-store.ts';
import { createD1SearchIndex } from '../src/knowledge/adapters/d1-search-index.ts';
import { KnownCounts } from '../src/knowledge/known-counts.ts';

const clock = () => new Date('2026-11-25T12:00:00Z');
const store = createD1KnowledgeStore(env.DB, clock);
const learned = createD1LearnedStore(env.DB, clock);
const STEMS = ['kettl', 'teapot', 'nowher'];

const article = (id: string, text: string) => ({ id, title: id, text });

async function describeWith(known: KnownCounts, site: string, stems = STEMS) {
  const index = createD1SearchIndex(env.DB, known);
  const knowledge = await index.describe(site, stems);
  return { knowledge, rows: index.rowsRead() };
}

it('counts the same with what is known already, and reads fewer rows', async () => {
  await store.putArticles('pots', 'help', [
    article('a', 'A kettle and a teapot.'),
    article('b', 'A kettle.'),
  ]);
  const known = new KnownCounts();
  const first = await describeWith(known, 'pots');
  const again = await describeWith(known, 'pots', [...STEMS, 'a']);
  const anew = await describeWith(new KnownCounts(), 'pots', [...STEMS, 'a']);
  expect(first.knowledge?.articles.frequencies).toEqual(
    new Map([
      ['kettl', 2],
      ['teapot', 1],
    ]),
  );
  expect(again.knowledge).toEqual(anew.knowledge);
  expect(again.rows).toBeLessThan(anew.rows);
});

it('sees every change of articles and learned questions at once', async () => {
  const known = new KnownCounts();
  const sameAsAnew = async () => {
    const { knowledge } = await describeWith(known, 'cups');
    expect(knowledge).toEqual((await describeWith(new KnownCounts(), 'cups')).knowledge);
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
