import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/protocol.ts';
import { message } from './fixtures.ts';
import type { Outgoing } from './outgoing.ts';
import type { TimelineInput } from './timeline.ts';
import { newestSeq, timeline } from './timeline.ts';

const show = (input: Partial<TimelineInput>) =>
  timeline({ messages: [], notes: [], outgoing: [], customerSeenSeq: 0, ...input });
const keys = (input: Partial<TimelineInput>) => show(input).map(({ key }) => key);
const outgoing = (id: string): Outgoing => ({
  action: { kind: 'reply', id, text: 'x' },
  files: [],
  at: '2026-11-25T08:09:00.000Z',
  state: 'sending',
});
const agent = { author: { name: 'Ana' } };

describe('the conversation as it is shown', () => {
  it('mixes messages and notes by time, and begins each day with its name', () => {
    const messages = [message('m1', 'user', 1), message('m2', 'assistant', 9)];
    const notes = [{ id: 'n1', by: 'Ben', text: 'x', at: '2026-11-25T08:05:00.000Z' }];
    expect(keys({ messages, notes })).toEqual([expect.stringMatching(/^day-/), 'm1', 'note-n1', 'm2']);
  });

  it('leaves messages of one moment in their order', () => {
    const messages = [message('b', 'user', 1), message('a', 'user', 1), message('c', 'user', 1)];
    expect(keys({ messages }).slice(1)).toEqual(['b', 'a', 'c']);
  });

  it('tells customer, assistant and agent apart, and names a person once for a row of messages', () => {
    const messages = [
      message('m1', 'user', 1),
      message('m2', 'assistant', 2),
      message('m3', 'assistant', 3, agent),
      message('m4', 'assistant', 4, agent),
      message('m5', 'assistant', 40, agent),
    ];
    const spoken = show({ messages }).flatMap(item => (item.kind === 'message' ? [item.message] : []));
    expect(spoken.map(({ from }) => from)).toEqual(['customer', 'assistant', 'agent', 'agent', 'agent']);
    expect(spoken.map(({ isFollowing }) => isFollowing)).toEqual([false, false, false, true, false]);
  });

  it('shows what happened as a divider, and a message without words not at all', () => {
    const event: Message = {
      ...message('m1', 'assistant', 1),
      parts: [{ type: 'data-event', id: 'e', data: { kind: 'solved', name: 'Ana' } }],
    };
    const empty: Message = { ...message('m2', 'assistant', 2), parts: [] };
    expect(show({ messages: [event, empty] }).slice(1)).toEqual([
      expect.objectContaining({ kind: 'event', event: { kind: 'solved', name: 'Ana' } }),
    ]);
  });

  it('shows what is on its way last, until the conversation has it', () => {
    const messages = [message('m1', 'user', 1)];
    expect(keys({ messages, outgoing: [outgoing('r1')] }).slice(1)).toEqual(['m1', 'out-r1']);
    const arrived = [...messages, message('r1', 'assistant', 2, agent)];
    expect(keys({ messages: arrived, outgoing: [outgoing('r1')] }).slice(1)).toEqual(['m1', 'r1']);
  });

  it('says after an agent’s latest seen message that it was seen, not after the assistant’s', () => {
    const messages = [
      message('m1', 'assistant', 1, { seq: 1 }),
      message('m2', 'assistant', 2, { seq: 2, ...agent }),
      message('m3', 'assistant', 3, { seq: 3, ...agent }),
    ];
    expect(keys({ messages, customerSeenSeq: 1 })).not.toContain('seen');
    expect(keys({ messages, customerSeenSeq: 2 }).slice(1)).toEqual(['m1', 'm2', 'seen', 'm3']);
    expect(keys({ messages, customerSeenSeq: 9 }).slice(-2)).toEqual(['m3', 'seen']);
    expect(newestSeq(messages)).toBe(3);
  });
});
