import { expect, it } from 'vitest';
import { createLocalEmbedder } from './local-embedder.ts';
import { searchVectors, writeVectors } from './vector-leg.ts';
import type { VectorIndex, VectorRecord } from './vector-types.ts';
import { VectorError } from './vector-types.ts';

const embedder = createLocalEmbedder();
const MATCH = { id: 'a#0', score: 0.5, metadata: { articleId: 'a' } };
const query = { namespace: 'shop', question: 'refund', topK: 5 };

function indexOf(more: Partial<VectorIndex>): VectorIndex {
  return {
    upsert: async () => ({ mutationId: null }),
    query: async () => [MATCH],
    remove: async () => ({ mutationId: null }),
    describe: async () => ({ vectors: 0, processedUpTo: null, isSettled: true }),
    ...more,
  };
}

it('hands the question on as a vector', async () => {
  const asked: unknown[] = [];
  const index = indexOf({
    query: async given => {
      asked.push(given);
      return [MATCH];
    },
  });
  expect(await searchVectors({ embedder, index }, { ...query, candidates: ['a#0'] })).toEqual({
    matches: [MATCH],
  });
  expect(asked).toEqual([
    { namespace: 'shop', topK: 5, candidates: ['a#0'], vector: embedder.embedQuestion('refund') },
  ]);
});

it('notes that an index is empty', async () => {
  const index = indexOf({ query: async () => [] });
  expect(await searchVectors({ embedder, index }, query)).toEqual({ matches: [], note: 'vectors_empty' });
});

it('goes on without vectors when the index or the embedder fails', async () => {
  const fail = async () => {
    throw new VectorError('timeout', 'late');
  };
  const failed = { matches: [], note: 'vectors_failed:timeout' };
  expect(await searchVectors({ embedder, index: indexOf({ query: fail }) }, query)).toEqual(failed);
  const silent = { ...embedder, embed: fail };
  expect(await searchVectors({ embedder: silent, index: indexOf({}) }, query)).toEqual(failed);
});

it('does not hide a fault of its own', async () => {
  const index = indexOf({
    query: async () => {
      throw new TypeError('bug');
    },
  });
  await expect(searchVectors({ embedder, index }, query)).rejects.toThrow(TypeError);
});

it('embeds a hundred texts at a time and keeps each with its id', async () => {
  const sizes: number[] = [];
  const counting = {
    ...embedder,
    embed: async (texts: string[]) => {
      sizes.push(texts.length);
      return texts.map(text => [Number(text)]);
    },
  };
  const stored: VectorRecord[] = [];
  const index = indexOf({
    upsert: async records => {
      stored.push(...records);
      return { mutationId: '1' };
    },
  });
  const texts = Array.from({ length: 230 }, (_, i) => ({
    namespace: 'shop',
    id: `p${i}`,
    text: String(i),
    metadata: { articleId: 'a' },
  }));
  await writeVectors({ embedder: counting, index }, texts);
  expect(sizes).toEqual([100, 100, 30]);
  expect(stored).toHaveLength(230);
  expect(stored[217]).toMatchObject({ id: 'p217', values: [217] });
});
