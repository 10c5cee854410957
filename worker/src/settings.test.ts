import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const env = (more: object) =>
  ({
    SESSION_SECRET: 'a session secret that is only for tests, 32+ bytes',
    ADMIN_TOKEN: 'admin-token-for-tests',
    ...more,
  }) as unknown as Cloudflare.Env;
const vectorsOf = (more: object) => readSettings(env(more)).vectors;
const openAi = { OPENAI_API_KEY: 'key', OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small' };

it('searches by words alone unless vectors are bound or asked for', () => {
  expect(vectorsOf({})).toBeUndefined();
  expect(vectorsOf({ AI: {} })).toBeUndefined();
  expect(vectorsOf({ ...openAi })).toBeUndefined();
  expect(vectorsOf({ VECTORS: {} })).toBeUndefined();
  expect(vectorsOf({ EMBEDDED_VECTORS: 'on' })).toEqual({ embedder: { kind: 'local' }, index: 'd1' });
});

it('takes Vectorize with Workers AI, or with OpenAI where a model is named', () => {
  expect(vectorsOf({ AI: {}, VECTORS: {} })).toEqual({
    embedder: { kind: 'workers-ai' },
    index: 'vectorize',
  });
  expect(vectorsOf({ AI: {}, VECTORS: {}, ...openAi })).toMatchObject({
    embedder: { kind: 'openai', model: 'text-embedding-3-small', dimensions: 1024 },
    index: 'vectorize',
  });
});

it('refuses a reranker without the binding it needs, and says what to do', () => {
  expect(() => readSettings(env({ RERANKER: 'on' }))).toThrow('add [env.production.ai]');
  expect(readSettings(env({ RERANKER: 'on', AI: {} })).hasReranker).toBe(true);
  expect(() => readSettings(env({ EMBEDDED_VECTORS: 'yes' }))).toThrow('EMBEDDED_VECTORS');
});

it('refuses to ask a model about messages where there is none', () => {
  expect(() => readSettings(env({ TRIAGE_MODEL: 'on' }))).toThrow('set OPENAI_API_KEY');
  expect(readSettings(env({ TRIAGE_MODEL: 'on', OPENAI_API_KEY: 'key' })).hasTriageModel).toBe(true);
  expect(readSettings(env({ OPENAI_API_KEY: 'key' })).hasTriageModel).toBe(false);
});
