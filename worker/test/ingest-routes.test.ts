import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { ProblemError, problemResponse } from '../src/http/problem.ts';
import { createRouter } from '../src/http/router.ts';
import { ingestRoutes } from '../src/http/routes/ingest.ts';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';

const app = createRouter();
app.route('/', ingestRoutes(createD1KnowledgeStore(env.DB, () => new Date())));
app.onError(error => {
  if (error instanceof ProblemError) return problemResponse(error.code, error.options);
  throw error;
});
const call = async (method: string, path: string, body: unknown) => {
  const response = await app.request(`/sites/routes/sources/help/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

it('plans, stores and finishes', async () => {
  const articles = ['a', 'b', 'c'].map(id => ({ id, title: id, text: `Text ${id}.` }));
  const hashes = articles.map(({ id }) => ({ id, hash: 'h' }));
  expect(await call('POST', 'plan', { articles: hashes })).toMatchObject({
    status: 200,
    body: { added: ['a', 'b', 'c'] },
  });
  expect(await call('PUT', 'articles', { articles })).toMatchObject({
    body: { stored: ['a', 'b', 'c'], rejected: [] },
  });
  expect(await call('POST', 'finish', { ids: ['a', 'b'] })).toEqual({
    status: 200,
    body: { removed: ['c'] },
  });
  expect(await call('POST', 'finish', { ids: [] })).toMatchObject({
    status: 409,
    body: { code: 'source_shrunk' },
  });
});

it('reports each faulty article and stores the others', async () => {
  const { status, body } = await call('PUT', 'articles', {
    articles: [{ id: 'x', text: 'No title.' }, 7, { id: 'ok', title: 'Ok', text: 'Fine.' }],
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ stored: ['ok'], rejected: [{ id: 'x' }, { id: '#1' }] });
});

it('answers a malformed body with where it is wrong', async () => {
  expect(await call('POST', 'plan', { articles: [{ id: 1 }] })).toMatchObject({
    status: 400,
    body: {
      code: 'bad_request',
      errors: expect.arrayContaining([{ path: 'articles.0.id', message: expect.any(String) }]),
    },
  });
});
