import { expect, it } from 'vitest';
import type { StreamPart } from '../../../../worker/src/protocol.ts';
import { applyPart, emptyDraft } from './assemble.ts';
import { clarifyOf, spokenText } from './message.ts';

function assemble(...parts: StreamPart[]) {
  return parts.reduce(applyPart, emptyDraft);
}

const source: StreamPart = { type: 'source-url', sourceId: 's', url: 'https://x.test', title: 'T' };

it('assembles text from its deltas and ends with finish', () => {
  const draft = assemble(
    { type: 'start', messageId: 'm' },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'Hello ' },
    { type: 'text-delta', id: 't', delta: 'there' },
    { type: 'text-end', id: 't' },
    { type: 'finish', messageMetadata: { createdAt: 'now', seq: 2 } },
  );
  expect(draft).toMatchObject({
    messageId: 'm',
    parts: [{ type: 'text', text: 'Hello there' }],
    phase: 'done',
    isFinished: true,
    metadata: { seq: 2 },
  });
});

it('takes back what came since the step began, and nothing before it', () => {
  const draft = assemble(
    source,
    { type: 'start-step' },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'wrong' },
    { type: 'reset-step' },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'right' },
  );
  expect(draft.parts).toEqual([source, { type: 'text', text: 'right' }]);
});

it('replaces a data part that comes again with its id', () => {
  const state = (turn: 'running' | 'stopped'): StreamPart => ({
    type: 'data-state',
    id: 's',
    data: { owner: 'assistant', turn },
  });
  const draft = assemble(state('running'), state('stopped'), { type: 'abort' });
  expect(draft.parts).toHaveLength(1);
  expect(draft).toMatchObject({ phase: 'stopped', isFinished: true });
});

it('keeps a failure when the stream then finishes in order', () => {
  const draft = assemble(
    { type: 'data-error', id: 'e', data: { code: 'internal', retryable: true } },
    { type: 'finish' },
  );
  expect(draft).toMatchObject({ phase: 'failed', failure: 'internal' });
});

it('leaves a draft as it is when a part of an unknown kind comes', () => {
  const unknown = JSON.parse('{"type":"data-weather","id":"w","data":{}}');
  expect(assemble(source, unknown).parts).toEqual([source]);
});

it('keeps the cases to choose from, and takes them back with the step', () => {
  const clarify: StreamPart = {
    type: 'data-clarify',
    id: 'clarify',
    data: {
      question: 'Which?',
      articleId: 'a',
      choices: [{ id: 'case-1', label: 'Paused', text: 'Paused' }],
    },
  };
  const draft = assemble({ type: 'start-step' }, clarify);
  expect(clarifyOf(draft)?.choices).toHaveLength(1);
  expect(spokenText(draft)).toContain('Paused');
  expect(clarifyOf(applyPart(draft, { type: 'reset-step' }))).toBeUndefined();
});
