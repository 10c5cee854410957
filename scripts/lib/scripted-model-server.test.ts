import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScriptedModelServer } from './scripted-model-server.ts';
import { startScriptedModelServer } from './scripted-model-server.ts';

let server: ScriptedModelServer;
beforeAll(async () => {
  server = await startScriptedModelServer();
});
afterAll(() => server.close());

const PROMPT = [
  '<passages x>',
  JSON.stringify({ n: 1, text: 'Open Billing. Choose Cancel.' }),
  '</passages x>',
].join('\n');

function ask(path: string, model: string, signal?: AbortSignal) {
  const messages = [{ role: 'user', content: PROMPT }];
  const body =
    path === '/responses' ? { model, input: messages, stream: true } : { model, messages, stream: true };
  return fetch(server.url + path, { method: 'POST', body: JSON.stringify(body), signal });
}

it.each(['/chat/completions', '/responses'])('answers from the passages in its prompt on %s', async path => {
  const text = await (await ask(path, 'ok')).text();
  const deltas = [...text.matchAll(/"(?:content|delta)":"([^"]*)"/g)].map(match => match[1]).join('');
  expect(deltas).toBe('Open Billing. [1] Choose Cancel. [1]');
});

it.each([
  ['unauthorized', 401],
  ['rate-limited', 429],
  ['broken', 500],
])('as %s it answers %i', async (model, status) => {
  expect((await ask('/responses', model)).status).toBe(status);
});

it('breaks the connection in mid-sentence', async () => {
  const response = await ask('/chat/completions', 'half');
  await expect(response.text()).rejects.toThrow();
});

it('waits before each token as long as the model name says, and reports its own time', async () => {
  await (await ask('/chat/completions', 'ok-20ms')).text();
  const seen = server.requests.at(-1);
  expect(seen?.firstTokenMs).toBeGreaterThanOrEqual(19);
  expect(seen?.totalMs).toBeGreaterThanOrEqual(6 * 19);
  expect(seen?.isAborted).toBe(false);
});

it('notices that a client has gone', async () => {
  const leave = new AbortController();
  const response = await ask('/chat/completions', 'hang', leave.signal);
  expect(response.status).toBe(200);
  leave.abort();
  await expect.poll(() => server.requests.at(-1)?.isAborted).toBe(true);
});

it('embeds equal texts equally, in the length that was asked for', async () => {
  const response = await fetch(`${server.url}/embeddings`, {
    method: 'POST',
    body: JSON.stringify({ model: 'ok', input: ['open billing', 'open billing', 'members'], dimensions: 64 }),
  });
  const { data }: { data: Array<{ index: number; embedding: number[] }> } = await response.json();
  expect(data.map(item => item.index)).toEqual([0, 1, 2]);
  expect(data[0]?.embedding).toHaveLength(64);
  expect(data[1]?.embedding).toEqual(data[0]?.embedding);
  expect(data[2]?.embedding).not.toEqual(data[0]?.embedding);
});

it('refuses to embed an empty text, as OpenAI does', async () => {
  const body = JSON.stringify({ model: 'ok', input: [''] });
  expect((await fetch(`${server.url}/embeddings`, { method: 'POST', body })).status).toBe(400);
});
