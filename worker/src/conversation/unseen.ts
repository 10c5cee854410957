import type { Message } from '../protocol.ts';
import { recallContext } from './context.ts';
import type { ConversationState } from './state.ts';

const MINUTE_MS = 60_000;

/** What people wrote that its customer has neither seen nor been mailed, oldest first. */
export function unseenReplies(state: ConversationState): Message[] {
  const seen = Math.max(Number(state.meta.get('read_seq') ?? 0), Number(state.meta.get('mailed_seq') ?? 0));
  return state.transcript.from(seen + 1).filter(({ metadata }) => metadata.author !== undefined);
}

/**
 * When unseen replies go by mail, in Unix milliseconds: counted from the oldest, so that an agent who goes on
 * writing does not put it off.
 */
export function mailDueAt(state: ConversationState, oldest: Message): number {
  const { unreadMinutes } = recallContext(state.meta).site.handoff;
  return Date.parse(oldest.metadata.createdAt) + unreadMinutes * MINUTE_MS;
}
