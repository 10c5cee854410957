import type { LiveFrame, Message, Transcript } from '../../../../worker/src/protocol.ts';
import { lastSeq } from './chat-messages.ts';
import type { ChatMessage } from './message.ts';
import { fromTranscript } from './message.ts';

export type LiveUpdate = Extract<LiveFrame, { type: 'update' }>;

/**
 * What is shown, with what came in: the same message twice stays one, and the worker's order counts. What the
 * worker does not have yet stands last.
 */
export function mergeMessages(shown: readonly ChatMessage[], incoming: readonly Message[]): ChatMessage[] {
  if (incoming.length === 0) return [...shown];
  const byId = new Map(shown.map(message => [message.id, message]));
  for (const message of incoming) byId.set(message.id, fromTranscript(message));
  const place = (message: ChatMessage) => message.metadata.seq ?? Number.POSITIVE_INFINITY;
  // Two places that are both infinite differ by NaN, which sorts as equal.
  return [...byId.values()].sort((first, second) => place(first) - place(second) || 0);
}

/** Those that were not shown before. */
export function unknownOf(shown: readonly ChatMessage[], incoming: readonly Message[]): Message[] {
  const known = new Set(shown.map(message => message.id));
  return incoming.filter(message => !known.has(message.id));
}

/** A polled transcript as the live channel would have told it. */
export function updateOf(transcript: Transcript, after: number): LiveUpdate {
  const { status, owner, handoff, rating, messages } = transcript;
  const seq = Math.max(after, lastSeq(messages.map(fromTranscript)));
  return { type: 'update', status, owner, handoff, rating, messages, seq };
}
