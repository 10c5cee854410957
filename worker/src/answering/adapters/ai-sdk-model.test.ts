import { MockLanguageModelV4, simulateReadableStream } from 'ai/test';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import type { ModelPrompt } from '../types.ts';
import type { AiSdkModelOptions } from './ai-sdk-model.ts';
import { createAiSdkModel, fromAiSdk } from './ai-sdk-model.ts';

const PROMPT: ModelPrompt = {
  system: 'Answer from the passages.',
  messages: [
    {
      role: 'user',
      content: JSON.stringify({ n: 1, text: 'Open Billing and choose Cancel plan. It ends at once.' }),
    },
  ],
};

function model(name: string, options: Partial<AiSdkModelOptions> = {}) {
  return createAiSdkModel({
    apiKey: 'k',
    baseUrl: inject('scriptedModelUrl'),
    model: name,
    api: 'chat',
    ...options,
  });
}

async function read(stream: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const delta of stream) text += delta;
  return text;
}

const never = new AbortController().signal;

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(['chat', 'responses'] as const)('over the %s API', api => {
  it('streams what the server says', async () => {
    expect(await read(model('ok', { api }).stream(PROMPT, never))).toBe(
      'Open Billing and choose Cancel plan. [1] It ends at once. [1]',
    );
  });

  it.each([
    ['unauthorized', 'unauthorized'],
    ['rate-limited', 'rate_limited'],
    ['broken', 'unavailable'],
    ['empty', 'empty'],
    ['half', 'interrupted'],
  ])('a model that is %s fails as %s and prints nothing', async (name, failure) => {
    const printed = vi.spyOn(console, 'error');
    await expect(read(model(name, { api }).stream(PROMPT, never))).rejects.toMatchObject({ failure });
    expect(printed).not.toHaveBeenCalled();
  });

  it('gives up on a model that says nothing in time', async () => {
    const hanging = model('hang', { api, firstTokenMs: 150 });
    await expect(read(hanging.stream(PROMPT, never))).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('gives up on a model that is not done in time', async () => {
    const endless = model('endless-50ms', { api, totalMs: 300 });
    await expect(read(endless.stream(PROMPT, never))).rejects.toMatchObject({ failure: 'interrupted' });
  });

  it("stops with the caller's own reason", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort('stopped'), 60);
    await expect(read(model('hang', { api }).stream(PROMPT, stop.signal))).rejects.toBe('stopped');
  });
});

it('speaks chat completions to a server of its own, and responses to OpenAI', async () => {
  const paths: string[] = [];
  const spy: typeof fetch = async input => {
    paths.push(new URL(input instanceof Request ? input.url : String(input)).pathname);
    return new Response('{}', { status: 401 });
  };
  const own = createAiSdkModel({
    apiKey: 'k',
    baseUrl: 'http://x.test/api',
    model: 'm',
    api: 'auto',
    fetch: spy,
  });
  const openai = createAiSdkModel({ apiKey: 'k', model: 'm', api: 'auto', fetch: spy });
  await expect(read(own.stream(PROMPT, never))).rejects.toMatchObject({ failure: 'unauthorized' });
  await expect(read(openai.stream(PROMPT, never))).rejects.toMatchObject({ failure: 'unauthorized' });
  expect(paths).toEqual(['/api/chat/completions', '/v1/responses']);
});

it('asks a broken server once more, and a refusing one not again', async () => {
  const statuses: number[] = [];
  const failing =
    (status: number): typeof fetch =>
    async () => {
      statuses.push(status);
      return new Response('{}', { status });
    };
  await expect(read(model('m', { fetch: failing(503) }).stream(PROMPT, never))).rejects.toMatchObject({
    failure: 'unavailable',
  });
  await expect(read(model('m', { fetch: failing(403) }).stream(PROMPT, never))).rejects.toMatchObject({
    failure: 'unauthorized',
  });
  expect(statuses).toEqual([503, 503, 403]);
});

it("hands the SDK's model the prompt and passes on its text", async () => {
  const mock = new MockLanguageModelV4({
    doStream: {
      stream: simulateReadableStream({
        chunks: [
          { type: 'stream-start', warnings: [] },
          { type: 'text-start', id: '1' },
          { type: 'text-delta', id: '1', delta: 'Choose ' },
          { type: 'text-delta', id: '1', delta: 'Save.' },
          { type: 'text-end', id: '1' },
          {
            type: 'finish',
            finishReason: { unified: 'stop', raw: 'stop' },
            usage: {
              inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
              outputTokens: { total: 2, text: 2, reasoning: 0 },
            },
          },
        ],
      }),
    },
  });
  expect(await read(fromAiSdk(mock, 'mock').stream(PROMPT, never))).toBe('Choose Save.');
  expect(mock.doStreamCalls[0]?.prompt[0]).toMatchObject({ role: 'system', content: PROMPT.system });
});
