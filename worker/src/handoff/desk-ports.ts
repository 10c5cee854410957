import type {
  DeskAgent,
  DeskFigures,
  DeskHint,
  DeskMail,
  Macro,
  QueuePage,
  QueueView,
  ReviewItem,
  TicketRow,
} from '../desk-protocol.ts';

/** Port: tells every open desk that something changed. A hint may be lost: desks also read now and then. */
export interface DeskHints {
  tell(hint: DeskHint): Promise<void>;
}

/** Port: where open desks listen. */
export interface DeskLive {
  /** @returns the answer to a WebSocket upgrade; the socket ends with the session, at `until` (Unix ms). */
  connect(request: Request, agent: DeskAgent, until: number): Promise<Response>;
}

/** What a desk asks of the queue. */
export interface QueueQuery {
  view: QueueView;
  /** Words, the customer, or a number. */
  q?: string;
  site?: string;
  /** `next` of the page before. */
  before?: string;
  /** Who is looking: 'mine' are theirs. */
  agent: string;
  limit: number;
}

/** Port: reads the board. */
export interface TicketQueue {
  /** Newest message first. Counts are those of all views, whatever `q` says; they stop at COUNT_LIMIT. */
  list(query: QueueQuery): Promise<QueuePage>;
  get(number: number): Promise<TicketRow | undefined>;
  /** How many tickets did not get through to the helpdesk. */
  parked(): Promise<number>;
  figures(): Promise<DeskFigures>;
}

/** Counts stop here: counting on would read every row there is. */
export const COUNT_LIMIT = 1_000;

/** Port: the agents' shared texts. */
export interface MacroStore {
  /** By name. */
  list(): Promise<Macro[]>;
  put(macro: Macro): Promise<void>;
  /** @returns false where there was none. */
  remove(id: string): Promise<boolean>;
}

/** A mail that belongs to a conversation goes with it. */
export interface StoredMail extends DeskMail {
  site?: string;
  conversation?: string;
}

/** Port: mails that the embedded mail port did not send but keeps for the desk. */
export interface MailBox {
  /** The same id again changes nothing. */
  put(mail: StoredMail): Promise<void>;
  /** Newest first. */
  list(page: { before?: string; limit: number }): Promise<{ mails: DeskMail[]; next?: string }>;
}

/** Port: lessons of solved tickets. */
export interface ReviewStore {
  /** The same id again changes nothing: a decision stays. */
  put(item: Omit<ReviewItem, 'number' | 'state'>): Promise<void>;
  /** Newest first. */
  list(page: {
    state: ReviewItem['state'];
    before?: string;
    limit: number;
  }): Promise<{ reviews: ReviewItem[]; next?: string }>;
  /** @returns the item as decided, or undefined where there is none. A later decision replaces an earlier one. */
  decide(id: string, state: ReviewItem['state'], agent: DeskAgent): Promise<ReviewItem | undefined>;
}

/** Port: who works at the desk. */
export interface AgentStore {
  /** Signed in, or came back. */
  seen(agent: DeskAgent): Promise<void>;
  /** Those seen within three months, by name. */
  list(): Promise<DeskAgent[]>;
}
