import { expect, inject, it } from 'vitest';
import type { OpenAiEmbedderOptions } from './openai-embedder.ts';
import { createOpenAiEmbedder } from './openai-embedder.ts';

function embedder(options: Partial<OpenAiEmbedderOptions> = {}) {
  return createOpenAiEmbedder({
    apiKey: 'k',
    baseUrl: inject('scriptedModelUrl'),
    model: 'ok',
    dimensions: 256,
    retryAfterMs: 0,
    ...options,
  });
}

it('embeds any number of texts in order, empty ones included', async () => {
  const texts = Array.from({ length: 205 }, (_, i) => (i === 7 ? '' : `text number ${i}`));
  const vectors = await embedder().embed(texts, 'passage');
  expect(vectors).toHaveLength(205);
  expect(new Set(vectors.map(vector => vector.length))).toEqual(new Set([256]));
  const [again] = await embedder().embed(['text number 150'], 'passage');
  expect(vectors[150]).toEqual(again);
  expect(await embedder().embed([], 'passage')).toEqual([]);
});

it.each([
  ['unauthorized', 'unauthorized'],
  ['rate-limited', 'rate_limited'],
  ['broken', 'unavailable'],
  ['half', 'malformed'],
  ['lying', 'dimensions'],
])('a server that is %s fails as %s, in our words', async (model, failure) => {
  await expect(embedder({ model }).embed(['a', 'b'], 'question')).rejects.toMatchObject({
    failure,
    message: expect.not.stringContaining('vendor words'),
  });
});

it('gives up on a server that says nothing in time', async () => {
  const hanging = embedder({ model: 'hang', timeoutMs: 100 });
  await expect(hanging.embed(['a'], 'question')).rejects.toMatchObject({ failure: 'timeout' });
});

it('asks a broken server once more, and a refusing one not again', async () => {
  const statuses: number[] = [];
  const failing =
    (status: number): typeof fetch =>
    async () => {
      statuses.push(status);
      return new Response('{}', { status });
    };
  await expect(embedder({ fetch: failing(503) }).embed(['a'], 'question')).rejects.toMatchObject({
    failure: 'unavailable',
  });
  await expect(embedder({ fetch: failing(403) }).embed(['a'], 'question')).rejects.toMatchObject({
    failure: 'unauthorized',
  });
  expect(statuses).toEqual([503, 503, 403]);
});

it('takes no length that an index could not store', () => {
  expect(() => embedder({ dimensions: 3072 })).toThrow('1536');
});
