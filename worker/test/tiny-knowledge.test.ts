import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';
import { createD1SearchIndex } from '../src/knowledge/adapters/d1-search-index.ts';
import { createRetriever } from '../src/knowledge/retrieve.ts';

const store = createD1KnowledgeStore(env.DB, () => new Date('2026-11-23T10:00:00Z'));
const retriever = createRetriever(() => createD1SearchIndex(env.DB));
const find = async (site: string, text: string) => await retriever.retrieve({ site, text, limit: 5 });

beforeAll(async () => {
  await store.putArticles('one', 'help', [
    {
      id: 'refund',
      title: 'Get a refund',
      text: 'A refund takes five days.\n1. Open Billing.\n2. Choose Refund.',
    },
  ]);
  await store.putArticles('word', 'help', [{ id: 'yes', title: 'Yes', text: 'Yes' }]);
  await store.putArticles('huge', 'help', [
    {
      id: 'long',
      title: 'All our rules',
      text: `${'Rule after rule is written here. '.repeat(6_200)}Zebras ride free.`,
    },
    { id: 'short', title: 'Bring a dog', text: 'Dogs ride free.' },
  ]);
});

it('finds the only article of a knowledge base, and nothing for a question it does not touch', async () => {
  expect((await find('one', 'how do I get a refund?')).passages[0]?.articleId).toBe('refund');
  const foreign = await find('one', 'weather on Mars');
  expect(foreign.passages).toEqual([]);
  expect(foreign.isEmpty).toBe(false);
});

it('finds an article of one word', async () => {
  expect((await find('word', 'yes')).passages).toMatchObject([{ articleId: 'yes', text: 'Yes' }]);
});

it('finds nothing in a knowledge base without articles, and says that it is empty', async () => {
  expect(await find('nothing', 'refund')).toMatchObject({ passages: [], isEmpty: true });
});

it('finds the sentence that matters at the end of 200 kB, and the short article beside it', async () => {
  const [passage] = (await find('huge', 'do zebras ride free?')).passages;
  expect(passage?.text).toContain('Zebras ride free.');
  expect(passage?.text.length).toBeLessThanOrEqual(4_000);
  expect((await find('huge', 'can I bring a dog')).passages[0]?.articleId).toBe('short');
});

it('hands over something of the first three articles, however long the first two are', async () => {
  const sections = (word: string) =>
    Array.from(
      { length: 6 },
      (_, index) => `## Refund part ${index}\nA refund ${word} ${'goes on '.repeat(90)}.`,
    );
  await store.putArticles('three', 'help', [
    { id: 'a', title: 'Refund of a refund', text: sections('by card').join('\n\n') },
    { id: 'b', title: 'Refund by post', text: sections('by post').join('\n\n') },
    { id: 'c', title: 'Invoices', text: 'An invoice may name a refund.' },
  ]);
  const { passages, articles } = await retriever.retrieve({ site: 'three', text: 'refund', limit: 8 });
  expect(articles.map(({ articleId }) => articleId)).toHaveLength(3);
  expect(passages).toHaveLength(8);
  expect([...new Set(passages.map(({ articleId }) => articleId))]).toEqual(
    articles.map(({ articleId }) => articleId),
  );
});
