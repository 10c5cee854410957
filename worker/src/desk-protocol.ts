/** The wire between the desk's page and the worker: types only. All below /desk/api, behind the desk's own session. */
import type { HelpdeskName } from './handoff/helpdesk.ts';
import type { HandoffPackage, Priority, Sentiment, TriggerKind } from './handoff/types.ts';
import type { ConversationStatus, Message } from './protocol.ts';

/** A ticket as the queue shows it: a row of the board. */
export interface TicketRow {
  /** The desk's own number, for every handed-over segment, whichever helpdesk has the ticket. */
  number: number;
  site: string;
  conversation: string;
  segment: number;
  helpdesk: HelpdeskName;
  /** In that helpdesk; absent until it is delivered. */
  reference?: string;
  url?: string;
  status: Exclude<ConversationStatus, 'assistant'> | 'returned';
  delivery: 'queued' | 'delivered' | 'parked';
  /** Why it is parked, and what to do; without secrets. */
  parkedReason?: string;
  subject: string;
  customer?: string;
  topic?: string;
  priority: Priority;
  sentiment: Sentiment;
  trigger: TriggerKind;
  tags: string[];
  assignee?: string;
  /** ISO 8601, all times. */
  firstReplyDueAt?: string;
  resolutionDueAt?: string;
  firstRepliedAt?: string;
  solvedAt?: string;
  createdAt: string;
  updatedAt: string;
  lastMessageAt: string;
  lastFrom: 'customer' | 'agent' | 'assistant';
}

export type QueueView = 'open' | 'unassigned' | 'mine' | 'drafts' | 'parked' | 'solved' | 'all';

/** GET /desk/api/tickets?view=&q=&site=&before= */
export interface QueuePage {
  tickets: TicketRow[];
  counts: Record<QueueView, number>;
  /** Pass as `before` for the next page. */
  next?: string;
}

export interface DeskNote {
  id: string;
  by: string;
  text: string;
  at: string;
}

/** The assistant's answer that a person must see first. */
export interface DeskDraft {
  id: string;
  question: string;
  text: string;
  citations: Array<{ n: number; title: string; url?: string; quote: string }>;
  at: string;
}

/** Something on its way to the helpdesk. */
export interface DeskDelivery {
  seq: number;
  kind: 'open' | 'append' | 'note' | 'update';
  status: 'queued' | 'delivered' | 'parked';
  attempts: number;
  reason?: string;
}

/** GET /desk/api/tickets/:number */
export interface TicketDetail {
  ticket: TicketRow;
  package: HandoffPackage;
  /** The whole conversation, earlier segments too. */
  messages: Message[];
  notes: DeskNote[];
  draft?: DeskDraft;
  deliveries: DeskDelivery[];
  rating?: { score: number; comment?: string; by: 'assistant' | 'person' | 'both' };
  /** Up to which message the customer has seen. */
  customerSeenSeq: number;
}

/** POST /desk/api/tickets/:number/actions */
export type DeskAction =
  | { kind: 'take' }
  | { kind: 'reply'; id: string; text: string; attachments?: string[] }
  | { kind: 'note'; id: string; text: string }
  /** An agent's name; absent unassigns. */
  | { kind: 'assign'; to?: string }
  | { kind: 'tags'; tags: string[] }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'solve' }
  | { kind: 'reopen' }
  /** Back to the assistant. */
  | { kind: 'return' }
  /** Sends the draft, as it is or as edited. */
  | { kind: 'approve'; draft: string; text?: string }
  | { kind: 'discard'; draft: string }
  /** Parked deliveries get another try. */
  | { kind: 'retry' }
  | { kind: 'typing' }
  /** The agent has seen the conversation up to here. */
  | { kind: 'seen'; seq: number };

/** Over GET /desk/api/live (WebSocket): a hint to read again. */
export type DeskHint = { type: 'ticket'; number: number; rev: number } | { type: 'typing'; number: number };

export interface DeskAgent {
  name: string;
  email?: string;
}

/** GET /desk/api/sign-in, for everybody: which ways in there are. */
export interface SignInOptions {
  /** A token and a name. */
  token: boolean;
  /** Cloudflare Access has the door: signing in is reloading the page. */
  access: boolean;
}

/** GET /desk/api/me */
export interface DeskSession {
  agent: DeskAgent;
  via: 'token' | 'access';
  /** ISO 8601 */
  expiresAt: string;
}

/** GET /desk/api/agents: names to assign to. */
export interface DeskAgents {
  agents: DeskAgent[];
}

/** POST /desk/api/sign-in; answers with the desk's cookie. */
export interface SignInRequest {
  token: string;
  name: string;
}

/** GET /desk/api/macros; PUT and DELETE /desk/api/macros/:id. A text to insert; `{{customer}}`, `{{agent}}` and `{{reference}}` are filled in. */
export interface Macro {
  id: string;
  name: string;
  text: string;
  /** Also done when it is sent. */
  tags?: string[];
  solve?: boolean;
}

/** GET /desk/api/status: what the lead should know at a glance. */
export interface DeskStatus {
  helpdesk: HelpdeskName;
  /** Absent while all is well. */
  problem?: string;
  parked: number;
  mail: 'desk' | 'smtp' | 'http';
}

/** GET /desk/api/figures: how well conversations were handed over, over all tickets that are kept. */
export interface DeskFigures {
  /** Tickets with a reply. */
  replied: number;
  /** Of these, first replies that asked for what the ticket held; and for what, most often first. */
  askedKnown: number;
  askedFor: Array<{ what: string; tickets: number }>;
  /** Solved tickets that the policy sent to a team, and those that stayed there. */
  routed: number;
  stayed: number;
}

/** GET /desk/api/sites: whose policy can be edited. */
export interface DeskSites {
  sites: Array<{ id: string; name: string }>;
}

/** GET and PUT /desk/api/policy/:site; GET …/versions, GET …/versions/:version, POST …/rollback. */
export interface DeskPolicy {
  /** 0 where none was published yet. */
  version: number;
  author: string;
  note: string;
  createdAt: string;
  text: string;
  /** What tells its topics beside their words. */
  model?: { rows: number; topics: string[]; trainedAt: string };
}

export interface DeskPolicyVersions {
  versions: Array<Omit<DeskPolicy, 'text' | 'model'>>;
}

/** PUT /desk/api/policy/:site. Refused with `errors` that name lines, or with `version_conflict`. */
export interface PolicyPublication {
  text: string;
  /** The version it was made from. */
  base: number;
  note: string;
}

/** GET /desk/api/mails?before=: what the embedded mail port would have sent. */
export interface DeskMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  at: string;
}

/** A solved ticket's lesson: a draft article or a correction, waiting for a knowledge owner. GET /desk/api/reviews?state=&before= */
export interface ReviewItem {
  id: string;
  site: string;
  kind: 'draft_article' | 'correction';
  title: string;
  question: string;
  /** What fixed it: the agent's own words, masked. */
  resolution: string;
  /** What the assistant missed. */
  missed: string;
  articleId?: string;
  conversation: string;
  segment: number;
  number?: number;
  at: string;
  state: 'open' | 'accepted' | 'rejected';
}

/** POST /desk/api/reviews/:id */
export interface ReviewDecision {
  state: ReviewItem['state'];
}

/*
 * Also: GET /desk/api/tickets/:number/files/:id, a file of the conversation's; POST /desk/api/tickets/:number/files?name=
 * with the bytes as its body, which answers with an Attachment whose id a reply may name.
 */
