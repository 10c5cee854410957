import type { AskInput, Result, TurnRecord } from '../conversation/types.ts';
import type { ConversationSummary, Feedback, Owner, Transcript } from '../protocol.ts';

/** A conversation as the routes know it: the object's methods, wherever it runs. */
export interface ConversationHandle {
  ask(input: AskInput): Promise<Result<ReadableStream<Uint8Array>>>;
  resume(visitorId: string): Promise<Result<ReadableStream<Uint8Array> | undefined>>;
  stop(visitorId: string): Promise<Result<void>>;
  transcript(visitorId: string): Promise<Result<Transcript>>;
  summary(visitorId: string): Promise<Result<ConversationSummary>>;
  markRead(visitorId: string, seq: number): Promise<Result<void>>;
  giveFeedback(visitorId: string, messageId: string, value: Feedback): Promise<Result<void>>;
  setOwner(owner: Owner): Promise<Result<{ epoch: number }>>;
  turns(): Promise<Result<TurnRecord[]>>;
}

/** Finds a site's conversation. The site is part of its name, so ids of two sites never meet. */
export type ConversationOf = (site: string, id: string) => ConversationHandle;
