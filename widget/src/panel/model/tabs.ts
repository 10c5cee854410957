import type { Message } from '../../../../worker/src/protocol.ts';

/** What one tab tells the others of the same site and browser. */
export type Notice =
  /** A turn began: show the message and follow the answer. */
  | { kind: 'started'; conversation: string; message: Message | undefined }
  /** A turn ended or a verdict was given: read the transcript. */
  | { kind: 'changed'; conversation: string }
  /** Another conversation, or none, is the current one. */
  | { kind: 'switched'; conversation: string | undefined }
  /** Everything up to this place was read here: nobody else counts it as unread. */
  | { kind: 'read'; conversation: string | undefined; seq: number };

export interface Tabs {
  tell(notice: Notice): void;
  close(): void;
}
