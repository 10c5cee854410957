import { expect, it } from 'vitest';
import type { Message } from '../../../../worker/src/protocol.ts';
import { mergeMessages, unknownOf, updateOf } from './merge.ts';
import type { ChatMessage } from './message.ts';

const stored = (id: string, seq: number): Message => ({
  id,
  role: 'user',
  parts: [{ type: 'text', text: id }],
  metadata: { createdAt: '2026-11-25T10:00:00Z', seq },
});
const unsent = (id: string): ChatMessage => {
  const { metadata, ...rest } = stored(id, 0);
  return { ...rest, metadata: { createdAt: metadata.createdAt }, phase: 'sending' };
};
const ids = (messages: ChatMessage[]) => messages.map(message => message.id).join('');

it('shows a message once, however often it comes in, and in the order of the worker', () => {
  const first = mergeMessages([], [stored('a', 1), stored('c', 3)]);
  const second = mergeMessages(first, [stored('b', 2), stored('c', 3)]);
  expect(ids(second)).toBe('abc');
});

it('keeps what is still being sent at the end, and settles it when the worker has it', () => {
  const waiting = mergeMessages([unsent('x'), unsent('y')], [stored('a', 1)]);
  expect(ids(waiting)).toBe('axy');
  const settled = mergeMessages(waiting, [stored('y', 2), stored('x', 3)]);
  expect(ids(settled)).toBe('ayx');
  expect(settled.map(message => message.phase)).toEqual(['done', 'done', 'done']);
});

it('tells what was not shown before', () => {
  const shown = mergeMessages([], [stored('a', 1)]);
  expect(unknownOf(shown, [stored('a', 1), stored('b', 2)]).map(message => message.id)).toEqual(['b']);
});

it('never moves back to an earlier place when a poll brings nothing', () => {
  const transcript = { id: 'c', owner: 'person', status: 'person', running: false, messages: [] } as const;
  expect(updateOf({ ...transcript, messages: [] }, 7).seq).toBe(7);
});
