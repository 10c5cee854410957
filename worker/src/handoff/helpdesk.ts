import type { AttachmentRef, HandoffPackage, Priority, TranscriptEntry } from './types.ts';

export type HelpdeskName = 'desk' | 'zendesk' | 'freshdesk' | 'intercom' | 'chatwoot' | 'request-tracker';

/** A ticket as the helpdesk knows it. `memo` is whatever the adapter wants back with each call. */
export interface Ticket {
  /** The vendor's id, used in calls. */
  id: string;
  /** What people call it: '#35436'. */
  reference: string;
  /** The agent's page. */
  url?: string;
  /** E.g. the requester's id. Strings only; survives as JSON. */
  memo: Record<string, string>;
}

export type TicketStatus = 'open' | 'pending' | 'solved' | 'deleted';

/** A public reply or status as it stands at the vendor. */
export interface AgentReply {
  /** The vendor's id of the reply: the same one never reaches the customer twice. */
  id: string;
  text: string;
  author: { name: string; avatarUrl?: string };
  /** ISO 8601 */
  at: string;
  attachments: VendorFile[];
}

/** A file at the vendor, fetched only when it is wanted. */
export interface VendorFile {
  id: string;
  name: string;
  type: string;
  size?: number;
  fetch(): Promise<Uint8Array>;
}

/** How a ticket stands, re-read from the vendor. */
export interface TicketView {
  status: TicketStatus;
  /** The ticket lives on under this id (merged, or a follow-up). */
  movedTo?: Ticket;
  assignee?: { name: string; avatarUrl?: string };
  /** Public replies by people after the cursor, oldest first; never notes, never what we wrote ourselves. */
  replies: AgentReply[];
  /** Where to read on from next time; opaque. */
  cursor: string;
  /** Set by people later: reassigned to another team, labelled. */
  team?: string;
  tags?: string[];
}

/** An attachment's bytes, for sending on. */
export type ReadAttachment = (ref: AttachmentRef) => Promise<Uint8Array>;

export interface OpenRequest {
  package: HandoffPackage;
  /** True when an earlier try may have been accepted: look before opening a second one. */
  mayExist: boolean;
  readAttachment: ReadAttachment;
}

export interface AppendRequest {
  ticket: Ticket;
  package: Pick<HandoffPackage, 'key' | 'verified' | 'email' | 'claimed' | 'language'>;
  /** The customer's later messages, in order; batched where the vendor limits updates. */
  entries: TranscriptEntry[];
  /** True when an earlier try may have been accepted: entries that are there already are not sent again. */
  mayExist: boolean;
  readAttachment: ReadAttachment;
}

/** An internal note: for agents alone. `draft` is the assistant's, waiting for a person. */
export interface NoteRequest {
  ticket: Ticket;
  key: string;
  /** Names the note, so that a retry finds it. */
  noteId: string;
  kind: 'draft' | 'note';
  text: string;
  mayExist: boolean;
}

export interface TicketChange {
  status?: 'open' | 'solved';
  priority?: Priority;
  addTags?: string[];
  removeTags?: string[];
  /** The helpdesk's own id of a group or team. */
  team?: string;
}

/** A ticket that came to the helpdesk by itself: by mail, by a form. */
export interface OwnTicket {
  id: string;
  subject: string;
  /** Plain text of its first message. */
  text: string;
  tags: string[];
  /** It is one of the widget's. */
  isOurs: boolean;
  /** Somebody has replied in public. */
  isAnswered: boolean;
  isOpen: boolean;
}

/** A webhook request with its raw bytes. */
export interface WebhookRequest {
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Uint8Array;
  /** The secret part of the path, for vendors that do not sign. */
  pathSecret?: string;
  /** Unix milliseconds */
  now: number;
}

/** What a webhook hints at: the ticket is read again, the hint's own words are not believed. */
export interface WebhookHint {
  ticketId: string;
  /** Unique per delivery or event: a replay changes nothing. */
  eventId: string;
}

export type WebhookOutcome =
  | { kind: 'hints'; hints: WebhookHint[] }
  /** Signed well, but nothing for us (a ping, another topic). */
  | { kind: 'ignored' }
  | { kind: 'refused'; reason: 'signature' | 'stale' | 'malformed' | 'not_configured' };

/**
 * Port: a helpdesk. Every method may be called again after any failure; with `mayExist` it first looks
 * whether the earlier call went through. Throws HelpdeskError only.
 */
export interface Helpdesk {
  readonly name: HelpdeskName;
  /**
   * How long after a create the vendor's search may still not find it, in milliseconds: an ambiguous create
   * is not tried again sooner.
   */
  readonly findLagMs: number;
  /** Least time between two updates of one ticket, in milliseconds: later messages are gathered meanwhile. */
  readonly updateIntervalMs: number;
  /** Whether customers may see what an agent typed live; polling intervals follow from `hasWebhooks`. */
  readonly hasWebhooks: boolean;
  open(request: OpenRequest): Promise<Ticket>;
  append(request: AppendRequest): Promise<Ticket>;
  note(request: NoteRequest): Promise<void>;
  update(ticket: Ticket, change: TicketChange): Promise<void>;
  read(ticket: Ticket, cursor: string | undefined): Promise<TicketView>;
  receive(request: WebhookRequest): Promise<WebhookOutcome>;
  /** A ticket as it came in; undefined where it is gone. Absent where the vendor's tickets are left alone. */
  describe?(ticketId: string): Promise<OwnTicket | undefined>;
  /** A public reply of ours, in plain text, on a ticket that is not of the widget. */
  answer?(ticketId: string, text: string): Promise<void>;
  /** One cheap authenticated call. @throws HelpdeskError when credentials or settings are wrong. */
  check(): Promise<void>;
}

export type HelpdeskFailure =
  /** Not accepted, try later. */
  | 'unavailable'
  | 'rate_limited'
  /** No answer, or a broken one: it may have been accepted. */
  | 'ambiguous'
  | 'credentials'
  /** Refused for what it says; trying again changes nothing. */
  | 'rejected'
  /** The ticket is deleted or closed for good. */
  | 'gone';

export class HelpdeskError extends Error {
  override readonly name = 'HelpdeskError';
  readonly failure: HelpdeskFailure;
  /** Milliseconds, where the vendor named a time. */
  readonly retryAfterMs: number | undefined;

  /** @param message for agents and logs: what was tried and what to do, without secrets or customers' words. */
  constructor(
    failure: HelpdeskFailure,
    message: string,
    options: { retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.retryAfterMs = options.retryAfterMs;
  }
}
