import { expect, it } from 'vitest';
import type { StreamPart } from '../../../../worker/src/protocol.ts';
import { Failure } from '../transport/failure.ts';
import { textLength } from './assemble.ts';
import { followTurn } from './turn.ts';

const HEAD: StreamPart[] = [
  { type: 'start', messageId: 'm' },
  { type: 'text-start', id: 't' },
];
const delta = (text: string): StreamPart => ({ type: 'text-delta', id: 't', delta: text });

async function* stream(parts: StreamPart[], isBroken = false): AsyncGenerator<StreamPart> {
  yield* parts;
  if (isBroken) throw new Failure('network', true);
}

function steps(lengths: number[] = []) {
  return {
    pause: async () => undefined,
    isAborted: () => false,
    onDraft: (draft: Parameters<Parameters<typeof followTurn>[0]['onDraft']>[0]) => {
      lengths.push(textLength(draft.parts));
    },
  };
}

it('resumes after a dropped connection and never shows less than was read', async () => {
  const lengths: number[] = [];
  const whole = [...HEAD, delta('one '), delta('two '), delta('three')];
  const end = await followTurn({
    ...steps(lengths),
    send: async () => stream(whole.slice(0, 4), true),
    resume: async () => stream([...whole, { type: 'finish' }]),
  });
  expect(end).toBe('finished');
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  expect(lengths.at(-1)).toBe('one two three'.length);
});

it('posts again when nothing came back, and resumes once something has', async () => {
  const calls: string[] = [];
  await followTurn({
    ...steps(),
    send: async () => {
      calls.push('send');
      if (calls.length < 3) throw new Failure('network', true);
      return stream(HEAD, true);
    },
    resume: async () => {
      calls.push('resume');
      return stream([...HEAD, { type: 'finish' }]);
    },
  });
  expect(calls).toEqual(['send', 'send', 'send', 'resume']);
});

it('says when the turn is over and only the transcript knows how it ended', async () => {
  const end = await followTurn({
    ...steps(),
    send: async () => stream(HEAD, true),
    resume: async () => undefined,
  });
  expect(end).toBe('gone');
});

it('gives up at once when the worker refuses', async () => {
  let tries = 0;
  const turn = followTurn({
    ...steps(),
    send: async () => {
      tries++;
      throw new Failure('message_too_long', false);
    },
    resume: async () => undefined,
  });
  await expect(turn).rejects.toMatchObject({ code: 'message_too_long' });
  expect(tries).toBe(1);
});

it('gives up when no connection holds', async () => {
  const turn = followTurn({
    ...steps(),
    send: async () => Promise.reject(new Failure('network', true)),
    resume: async () => undefined,
  });
  await expect(turn).rejects.toMatchObject({ code: 'network' });
});
