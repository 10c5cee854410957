import type { TicketRow } from '../desk-protocol.ts';
import type { Wait } from './usual-reply.ts';

/** A ticket row as its conversation knows it. `rev` only grows: a late older one changes nothing. */
export interface TicketSnapshot extends Omit<TicketRow, 'number' | 'updatedAt'> {
  key: string;
  rev: number;
  /** Id at the helpdesk, by which a webhook finds the conversation. */
  ticketId?: string;
  /** What the search looks through: question, summary, customer; masked. */
  words: string;
  /** Vouched for by the product. */
  customerId?: string;
  /** The policy's team that it was sent to. */
  routedTeam?: string;
  /** The team that has it now, by the helpdesk's name. */
  team?: string;
  /** What the first reply asked for although the ticket held it; absent before there is one. */
  askedKnown?: string[];
}

/** Port: the board of all handed-over segments. Written by the conversations, at least once; tells open desks. */
export interface TicketBoard {
  /** @returns the desk's number of the ticket: the same for the same key, always. */
  put(snapshot: TicketSnapshot): Promise<number>;
  /** All rows of a conversation go: retention or erasure. */
  remove(site: string, conversation: string): Promise<void>;
  /**
   * How many tickets of a customer's other conversations nobody has solved.
   * @param since Unix milliseconds
   */
  unresolvedOf(site: string, customerId: string, options: { since: number; except: string }): Promise<number>;
  /**
   * How long the site's latest tickets waited for a first reply, or have been waiting.
   * @param except the key of the ticket that asks
   */
  waits(site: string, except: string): Promise<Wait[]>;
  /** Tells open desks that the customer is typing. */
  typing(site: string, key: string): Promise<void>;
}
