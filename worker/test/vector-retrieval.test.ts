import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';
import { createD1SearchIndex } from '../src/knowledge/adapters/d1-search-index.ts';
import { createD1VectorIndex } from '../src/knowledge/adapters/d1-vector-index.ts';
import { createD1VectorLedger } from '../src/knowledge/adapters/d1-vector-ledger.ts';
import type { RetrieverOptions } from '../src/knowledge/retrieve.ts';
import { createRetriever } from '../src/knowledge/retrieve.ts';
import type { SearchIndex } from '../src/knowledge/search-index.ts';
import type { ArticleInput } from '../src/knowledge/types.ts';
import type { Vectors } from '../src/knowledge/vector-candidates.ts';
import { createVectorKeeper } from '../src/knowledge/vector-keeper.ts';
import type { Reranker } from '../src/knowledge/vector-types.ts';
import { VectorError } from '../src/knowledge/vector-types.ts';
import { withVectors } from '../src/knowledge/with-vectors.ts';
import { conceptEmbedder, fragileIndex } from './support/concepts.ts';

const index = createD1VectorIndex(env.DB, { newId: () => crypto.randomUUID(), now: Date.now });
const vectors: Vectors = { embedder: conceptEmbedder(), index, holder: 'concepts-1|d1', floor: 0.2 };
const down: Vectors = { ...vectors, index: fragileIndex(index, () => true) };
const store = withVectors(
  createD1KnowledgeStore(env.DB, () => new Date('2026-11-25T10:00:00Z')),
  createVectorKeeper(vectors, createD1VectorLedger(env.DB)),
);

const brokenSearch = (): SearchIndex => ({
  ...createD1SearchIndex(env.DB),
  search: async () => {
    throw new Error('D1_ERROR: fts5: corruption');
  },
});
const find = async (
  text: string,
  options: RetrieverOptions,
  { site = 'shop', open = () => createD1SearchIndex(env.DB) } = {},
) => await createRetriever(open, options).retrieve({ site, text, limit: 5 });
const idsOf = ({ articles }: { articles: Array<{ articleId: string }> }) =>
  articles.map(({ articleId }) => articleId);

const article = (id: string, title: string, text: string): ArticleInput => ({ id, title, text });
/** Longer than what a vector index keeps of it, by characters of several bytes. */
const LONG_ID = `guides/${'é'.repeat(40)}/giraffes`;
/** More than is read whole, so that an article without the question's words is found by nothing else. */
const filler = Array.from({ length: 90 }, (_, place) =>
  article(`filler-${place}`, `Topic ${place}`, `Nothing to see in number ${place}.`),
);

beforeAll(async () => {
  await store.putArticles('shop', 'help', [
    article('garage', 'Your automobile at the hotel', 'It stands below the house.'),
    article('dog', 'Bring a dog', 'Dogs may park themselves on the sofa.'),
    article('pay', 'Get a refund', 'It takes five days.'),
    ...filler,
  ]);
  await store.putArticles('bank', 'help', [article('zebra', 'The zebra account', 'Secret terms.')]);
  await store.putArticles('plain', 'help', [article('zebra', 'Stripes', 'Black and white.')]);
});

describe('vectors beside the words', () => {
  it('find an article that shares no word with the question', async () => {
    expect(idsOf(await find('where do I leave my car?', {}))).not.toContain('garage');
    const found = await find('where do I leave my car?', { vectors });
    expect(idsOf(found)[0]).toBe('garage');
    expect(found.articles[0]?.signals['vector']).toBe(1);
    expect(found.passages[0]?.text).toContain('below the house');
    expect(found.meta.notes).toEqual([]);
  });

  it('find an article whose id the index cannot keep whole', async () => {
    await store.putArticles('shop', 'help', [
      article(LONG_ID, 'What arrives each month', 'A spotted neck is in the portal.'),
    ]);
    expect(idsOf(await find('a giraffe', {}))).not.toContain(LONG_ID);
    const found = await find('a giraffe', { vectors });
    expect(idsOf(found)[0]).toBe(LONG_ID);
    const both = await find('a giraffe in the portal', { vectors });
    expect(idsOf(both).filter(id => id === LONG_ID)).toHaveLength(1);
  });

  it('count as nothing for what only words found', async () => {
    const found = await find('car park for a dog', { vectors });
    const signals = new Map(found.articles.map(one => [one.articleId, one.signals['vector']]));
    expect(signals.get('dog')).toBe(0);
    expect(signals.get('garage')).toBe(1);
  });

  it('are done without when they fail or are empty, with a note', async () => {
    const byWords = await find('get a refund', {});
    for (const [broken, note] of [
      [down, 'vectors_failed:unavailable'],
      [{ ...vectors, embedder: conceptEmbedder('concepts-2') }, 'vectors_empty'],
    ] as const) {
      const found = await find('get a refund', { vectors: broken });
      expect(idsOf(found)).toEqual(idsOf(byWords));
      expect(found.passages).toEqual(byWords.passages);
      expect(found.meta.notes).toEqual([note]);
    }
  });

  it('answer alone when the words cannot be searched, with a note', async () => {
    const found = await find('my money back', { vectors }, { open: brokenSearch });
    expect(idsOf(found)).toEqual(['pay']);
    expect(found.passages[0]?.text).toContain('five days');
    expect(found.meta.notes).toEqual(['words_failed']);
  });

  it('leave nothing to answer with when both fail', async () => {
    for (const options of [{}, { vectors: down }]) {
      await expect(find('my money back', options, { open: brokenSearch })).rejects.toMatchObject({
        code: 'knowledge_unavailable',
      });
    }
  });

  it('never cross sites', async () => {
    expect(idsOf(await find('zebra', { vectors }))).toEqual([]);
    const plain = await find('zebra', { vectors }, { site: 'plain' });
    expect(plain.articles).toEqual([]);
    expect(idsOf(await find('zebra', { vectors }, { site: 'bank' }))).toEqual(['zebra']);
  });
});

describe('a reranker', () => {
  const liking = (word: string): Reranker => ({
    name: 'liking',
    rerank: async (_, texts, topK) =>
      texts
        .map((text, place) => ({ index: place, score: text.includes(word) ? 1 : 0 }))
        .sort((a, b) => b.score - a.score)
        .slice(0, topK),
  });

  it('moves the article whose passage it prefers to the front, and says so in the signals', async () => {
    const question = 'topic number 3 or 4';
    const [first, second] = idsOf(await find(question, {}));
    expect([first, second].sort()).toEqual(['filler-3', 'filler-4']);
    const wanted = second === 'filler-3' ? 'Topic 3\n' : 'Topic 4\n';
    const found = await find(question, { reranker: liking(wanted) });
    expect(idsOf(found).slice(0, 2)).toEqual([second, first]);
    expect(found.articles[0]?.signals['rerank']).toBe(1);
    expect(found.passages[0]?.articleId).toBe(second);
  });

  it('that fails leaves the order as it was, with a note', async () => {
    const failing: Reranker = {
      name: 'failing',
      rerank: async () => {
        throw new VectorError('timeout', 'late');
      },
    };
    const found = await find('topic number 3', { reranker: failing });
    expect(idsOf(found)).toEqual(idsOf(await find('topic number 3', {})));
    expect(found.meta.notes).toEqual(['reranker_failed:timeout']);
  });
});
