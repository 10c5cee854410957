import { describe, expect, it } from 'vitest';
import type { ConversationStatus } from '../protocol.ts';
import type { StatusEvent } from './status.ts';
import { beginsSegment, isWithPeople, nextStatus, ownerOf } from './status.ts';

const EVENTS: StatusEvent[] = ['ask', 'escalate', 'draft', 'discard', 'join', 'solve', 'reopen', 'return'];

/** Every status with what each event makes of it, in the order of EVENTS; a dash cannot happen. */
const TABLE: Record<ConversationStatus, string> = {
  assistant: 'assistant waiting  draft -       person -      -        -',
  draft: '    draft     waiting  -     waiting person solved -        assistant',
  waiting: '  waiting   waiting  -     -       person solved -        assistant',
  person: '   person    person   -     -       person solved -        assistant',
  solved: '   assistant waiting  draft -       person -      reopened -',
  reopened: ' reopened  reopened -     -       person solved -        assistant',
};

const CASES = Object.entries(TABLE).flatMap(([status, row]) =>
  row
    .trim()
    .split(/\s+/)
    .map((next, index) => ({
      status: status as ConversationStatus,
      event: EVENTS[index] as StatusEvent,
      next: next === '-' ? undefined : next,
    })),
);

it('names every status and every event', () => {
  expect(CASES).toHaveLength(6 * EVENTS.length);
});

it.each(CASES)('$status + $event → $next', ({ status, event, next }) => {
  expect(nextStatus(status, event)).toBe(next);
});

describe('who has the word', () => {
  it.each(CASES.filter(({ next }) => next))('after $status + $event it is whose it should be', ({ next }) => {
    const status = next as ConversationStatus;
    expect(ownerOf(status)).toBe(status === 'assistant' || status === 'solved' ? 'assistant' : 'person');
    expect(isWithPeople(status)).toBe(ownerOf(status) === 'person');
  });

  it('never goes back to the assistant by what the customer writes while people have it', () => {
    for (const status of ['draft', 'waiting', 'person', 'reopened'] as const)
      for (const event of ['ask', 'escalate'] as const)
        expect(ownerOf(nextStatus(status, event) ?? 'assistant')).toBe('person');
  });
});

it('begins a new segment only with a question after a solution', () => {
  const beginning = CASES.filter(({ status, event }) => beginsSegment(status, event));
  expect(beginning.map(({ status, event }) => `${status} ${event}`)).toEqual([
    'solved ask',
    'solved escalate',
    'solved draft',
  ]);
});
