import type { Session } from '../access/session.ts';
import type { AskInput, Result, Speaker, TurnRecord } from '../conversation/types.ts';
import type { ConversationSummary, Feedback, Owner, Transcript } from '../protocol.ts';

/** A conversation as the routes know it: the object's methods, wherever it runs. */
export interface ConversationHandle {
  ask(input: AskInput): Promise<Result<ReadableStream<Uint8Array>>>;
  resume(speaker: Speaker): Promise<Result<ReadableStream<Uint8Array> | undefined>>;
  stop(speaker: Speaker): Promise<Result<void>>;
  transcript(speaker: Speaker): Promise<Result<Transcript>>;
  summary(speaker: Speaker): Promise<Result<ConversationSummary>>;
  markRead(speaker: Speaker, seq: number): Promise<Result<void>>;
  giveFeedback(
    speaker: Speaker,
    messageId: string,
    value: Feedback,
    learning: 'on' | 'off',
  ): Promise<Result<void>>;
  setOwner(owner: Owner): Promise<Result<{ epoch: number }>>;
  turns(): Promise<Result<TurnRecord[]>>;
}

/** Finds a site's conversation. The site is part of its name, so ids of two sites never meet. */
export type ConversationOf = (site: string, id: string) => ConversationHandle;

/** The part of a session that a conversation asks for. */
export function speakerOf({ visitorId, customerId }: Session): Speaker {
  return { visitorId, ...(customerId !== undefined && { customerId }) };
}
