import type { Result } from '../conversation/types.ts';
import type { DeskAction, DeskAgent, TicketDetail, TicketRow } from '../desk-protocol.ts';
import type { Attachment } from '../protocol.ts';

/** A handed-over segment as its conversation knows it: the truth, where the board is only a copy. */
export interface DeskView extends Omit<TicketDetail, 'ticket'> {
  /** The row as it stands now; the board may still hold an older one. */
  ticket: Omit<TicketRow, 'number' | 'updatedAt'>;
}

/** A file with its bytes, as it was stored. */
export interface StoredFile {
  name: string;
  /** Sniffed media type. */
  type: string;
  bytes: Uint8Array;
}

/** A conversation as the desk knows it: the object's methods, wherever it runs. Refusals are values. */
export interface DeskConversation {
  /** @param segment of the ticket that is looked at; messages are those of the whole conversation. */
  deskView(segment: number): Promise<Result<DeskView>>;
  /** Safe to repeat: a reply or note with an id that is known already changes nothing. */
  act(agent: DeskAgent, action: DeskAction, segment: number): Promise<Result<void>>;
  /** A file of one of its messages. */
  deskFile(id: string): Promise<Result<StoredFile>>;
  /** Keeps an agent's file until a reply names it. Its type is sniffed, its size checked. */
  addDeskFile(agent: DeskAgent, file: { name: string; bytes: Uint8Array }): Promise<Result<Attachment>>;
}

/** Finds a site's conversation, for the desk. */
export type DeskConversations = (site: string, conversation: string) => DeskConversation;
