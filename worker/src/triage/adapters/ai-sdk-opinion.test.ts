import { MockLanguageModelV4 } from 'ai/test';
import { describe, expect, inject, it, vi } from 'vitest';
import { createBreaker } from '../../answering/breaker.ts';
import { createAiSdkOpinion, opinionOf } from './ai-sdk-opinion.ts';

const REQUEST = {
  text: 'my parcel never reached the door',
  before: ['hello'],
  topics: [
    { id: 'delivery', title: 'A delivery', examples: ['The parcel did not come'] },
    { id: 'gifts', title: 'Gifts', examples: [] },
  ],
};

function scripted(model: string, api: 'chat' | 'responses' = 'chat', timeoutMs = 2_000) {
  return createAiSdkOpinion(
    { apiKey: 'k', baseUrl: inject('scriptedModelUrl'), model, api },
    { breaker: createBreaker(), now: Date.now, timeoutMs },
  );
}

describe.each(['chat', 'responses'] as const)('a second opinion over the %s API', api => {
  it('is one of the topics asked about', async () => {
    expect(await scripted('ok', api).of(REQUEST)).toEqual({
      topic: 'delivery',
      wantsPerson: false,
      isUnhappy: false,
    });
  });

  it('is none of them where none fits', async () => {
    expect(await scripted('ok', api).of({ ...REQUEST, text: 'I am fed up waiting' })).toEqual({
      wantsPerson: false,
      isUnhappy: true,
    });
  });

  it.each([
    ['lying', 'unavailable'],
    ['half', 'unavailable'],
    ['empty', 'unavailable'],
    ['broken', 'unavailable'],
    ['unauthorized', 'unauthorized'],
    ['rate-limited', 'rate_limited'],
  ])('from a model that is %s is none: %s', async (name, failure) => {
    await expect(scripted(name, api).of(REQUEST)).rejects.toMatchObject({ failure });
  });

  it('is not waited for long', async () => {
    await expect(scripted('hang', api, 100).of(REQUEST)).rejects.toMatchObject({ failure: 'timeout' });
  });
});

it('leaves a model alone that failed three times, until it has rested', async () => {
  let now = 0;
  const doGenerate = vi.fn(async () => {
    throw new Error('down');
  });
  const opinion = opinionOf(new MockLanguageModelV4({ doGenerate }), {
    breaker: createBreaker(),
    now: () => now,
  });
  for (let round = 0; round < 5; round++) await expect(opinion.of(REQUEST)).rejects.toThrow('model');
  expect(doGenerate).toHaveBeenCalledTimes(3);
  now = 60_000;
  await expect(opinion.of(REQUEST)).rejects.toThrow('model');
  expect(doGenerate).toHaveBeenCalledTimes(4);
});

it('shows the model the message as data, with the topics as the only words to choose from', async () => {
  const mock = new MockLanguageModelV4({
    doGenerate: {
      content: [{ type: 'text', text: '{"topic":"gifts","wantsPerson":true,"isUnhappy":false}' }],
      finishReason: { unified: 'stop', raw: 'stop' },
      usage: {
        inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 1, text: 1, reasoning: 0 },
      },
      warnings: [],
    },
  });
  const opinion = opinionOf(mock, { breaker: createBreaker(), now: Date.now });
  expect(await opinion.of(REQUEST)).toEqual({ topic: 'gifts', wantsPerson: true, isUnhappy: false });
  const call = mock.doGenerateCalls[0];
  expect(JSON.stringify(call?.prompt)).toContain('my parcel never reached the door');
  expect(JSON.stringify(call?.responseFormat)).toContain('["none","delivery","gifts"]');
});
