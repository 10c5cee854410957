import type { Message } from '../../../../worker/src/protocol.ts';
import type { Draft } from './assemble.ts';
import type { ChatMessage } from './message.ts';

/** The answer as far as it has come; undefined before it has an id. */
export function toAnswer(draft: Draft, earlier: ChatMessage | undefined): ChatMessage | undefined {
  const messageId = draft.messageId ?? earlier?.id;
  if (!messageId) return undefined;
  return {
    id: messageId,
    role: 'assistant',
    parts: draft.parts,
    metadata: { createdAt: new Date().toISOString(), ...draft.metadata },
    phase: draft.phase,
    failure: draft.failure,
  };
}

/**
 * Where no turn runs, nothing streams, and a last question without an answer can be asked again.
 * @param isTaken a turn runs, or people have the conversation
 */
export function settle(messages: readonly ChatMessage[], isTaken: boolean): ChatMessage[] {
  return messages.map((message, index) => {
    if (isTaken) return message;
    if (message.phase === 'streaming') return { ...message, phase: 'stopped' };
    const isOrphan = message.role === 'user' && index === messages.length - 1 && message.phase === 'done';
    return isOrphan ? { ...message, phase: 'unsent', failure: 'turn_interrupted' } : message;
  });
}

/** A message without what only this screen knows of it. */
export function stored({ id, role, parts, metadata }: ChatMessage): Message {
  return { id, role, parts, metadata };
}

/** The place of the newest message that the worker has. */
export function lastSeq(messages: readonly ChatMessage[]): number {
  return Math.max(0, ...messages.map(message => message.metadata.seq ?? 0));
}

/** Whether a turn ended with people instead of with an answer. */
export function isHandedOver(draft: Draft): boolean {
  return draft.parts.some(part => part.type === 'data-state' && part.data.owner === 'person');
}
