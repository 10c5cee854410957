import type { Session } from '../access/session.ts';
import type { CustomerAction } from '../conversation/customer-actions.ts';
import type {
  AskInput,
  FileRequest,
  PersonRequest,
  Result,
  Speaker,
  TurnsView,
} from '../conversation/types.ts';
import type { StoredFile } from '../handoff/desk-conversations.ts';
import type {
  Attachment,
  ConversationChange,
  ConversationSummary,
  Feedback,
  Owner,
  Transcript,
} from '../protocol.ts';

/** A conversation as the routes know it: the object's methods, wherever it runs. */
export interface ConversationHandle {
  ask(input: AskInput): Promise<Result<ReadableStream<Uint8Array>>>;
  resume(speaker: Speaker): Promise<Result<ReadableStream<Uint8Array> | undefined>>;
  stop(speaker: Speaker): Promise<Result<void>>;
  transcript(speaker: Speaker, after?: number): Promise<Result<Transcript>>;
  requestPerson(request: PersonRequest): Promise<Result<ConversationChange>>;
  actAsCustomer(speaker: Speaker, action: CustomerAction): Promise<Result<ConversationChange>>;
  typing(speaker: Speaker): Promise<Result<void>>;
  attach(request: FileRequest): Promise<Result<Attachment>>;
  file(speaker: Speaker, id: string): Promise<Result<StoredFile>>;
  hint(): Promise<Result<void>>;
  /** The live channel: a WebSocket upgrade. */
  fetch(request: Request): Promise<Response>;
  summary(speaker: Speaker): Promise<Result<ConversationSummary>>;
  markRead(speaker: Speaker, seq: number): Promise<Result<void>>;
  giveFeedback(
    speaker: Speaker,
    messageId: string,
    value: Feedback,
    learning: 'on' | 'off',
  ): Promise<Result<void>>;
  setOwner(owner: Owner): Promise<Result<{ epoch: number }>>;
  turns(): Promise<Result<TurnsView>>;
}

/** Finds a site's conversation. The site is part of its name, so ids of two sites never meet. */
export type ConversationOf = (site: string, id: string) => ConversationHandle;

/** The part of a session that a conversation asks for. */
export function speakerOf({ visitorId, customerId }: Session): Speaker {
  return { visitorId, ...(customerId !== undefined && { customerId }) };
}
