import type { ConversationStatus, Owner } from '../protocol.ts';

/** What can happen to a conversation; who may cause it is the callers' matter. */
export type StatusEvent =
  /** The customer writes. */
  | 'ask'
  | 'escalate'
  /** The assistant's answer waits for a person. */
  | 'draft'
  /** A draft is thrown away: a person will write instead. */
  | 'discard'
  /** A person answers, or takes it. */
  | 'join'
  | 'solve'
  /** The same problem again. */
  | 'reopen'
  /** Back to the assistant. */
  | 'return';

/** The whole state machine; drawn in docs/handoff.md. What is not named cannot happen. */
const NEXT: Record<ConversationStatus, Partial<Record<StatusEvent, ConversationStatus>>> = {
  assistant: { ask: 'assistant', escalate: 'waiting', draft: 'draft', join: 'person' },
  draft: {
    ask: 'draft',
    escalate: 'waiting',
    discard: 'waiting',
    join: 'person',
    solve: 'solved',
    return: 'assistant',
  },
  waiting: { ask: 'waiting', escalate: 'waiting', join: 'person', solve: 'solved', return: 'assistant' },
  person: { ask: 'person', escalate: 'person', join: 'person', solve: 'solved', return: 'assistant' },
  // What is asked after a solution is a new question, in a new segment; an agent's late word reopens.
  solved: { ask: 'assistant', escalate: 'waiting', draft: 'draft', join: 'person', reopen: 'reopened' },
  reopened: { ask: 'reopened', escalate: 'reopened', join: 'person', solve: 'solved', return: 'assistant' },
};

/** @returns undefined where this cannot happen in that status. */
export function nextStatus(status: ConversationStatus, event: StatusEvent): ConversationStatus | undefined {
  return NEXT[status][event];
}

/** Who speaks: the assistant is silent from the handoff until the segment's end. */
export function ownerOf(status: ConversationStatus): Owner {
  return status === 'assistant' || status === 'solved' ? 'assistant' : 'person';
}

/** Whether people have it, or should. */
export function isWithPeople(status: ConversationStatus): boolean {
  return ownerOf(status) === 'person';
}

/** Whether what the customer writes now begins a new segment. */
export function beginsSegment(status: ConversationStatus, event: StatusEvent): boolean {
  return status === 'solved' && (event === 'ask' || event === 'escalate' || event === 'draft');
}
