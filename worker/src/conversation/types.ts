import type { CustomerFacts } from '../access/customer.ts';
import type { AnswerThresholds } from '../answering/can-answer.ts';
import type { Answerer } from '../answering/types.ts';
import type { TicketBoard } from '../handoff/board.ts';
import type { ReviewStore } from '../handoff/desk-ports.ts';
import type { HandoffSettings } from '../handoff/handoff-schema.ts';
import type { Helpdesk, HelpdeskName } from '../handoff/helpdesk.ts';
import type { Mailer } from '../handoff/mail.ts';
import type { LearnedStore } from '../knowledge/learned-types.ts';
import type { ArticleFacts, LearnedVote, Retrieval, Retriever } from '../knowledge/types.ts';
import type { Disposition, MessagePart, Owner, PageContext, ProblemCode, TurnStatus } from '../protocol.ts';
import type { JudgedAs } from '../triage/judge.ts';
import type { PoliciesInForce } from '../triage/policy/in-force.ts';
import type { SecondOpinion } from '../triage/second-opinion.ts';
import type { FileStore } from './attachments.ts';

/** The only facts of its site that a turn needs. */
export interface SiteContext {
  id: string;
  name: string;
  locale: string;
  contactUrl?: string;
  retentionDays: number;
  /** Whether answers that helped are learned from; absent means on. */
  learning?: 'on' | 'off';
  /** The site's own thresholds of answering. */
  answering?: Partial<AnswerThresholds>;
  handoff: HandoffSettings;
}

/** Who asks: a conversation that a customer has written in is that customer's alone. */
export interface Speaker {
  visitorId: string;
  /** The customer this visitor's session is bound to, whether or not still vouched for. */
  customerId?: string;
}

/** One request for a turn, as the Worker hands it to the conversation; survives as JSON. */
export interface AskInput {
  conversationId: string;
  site: SiteContext;
  speaker: Speaker;
  /** Verified; absent for anonymous visitors. */
  customer?: CustomerFacts;
  message: { id: string; text: string };
  /** How it was judged, before its turn began. */
  judged?: JudgedAs;
  /** Ids of files that were uploaded for it. */
  attachments?: string[];
  trigger: 'submit-message' | 'regenerate-message';
  /** With regenerate-message: the assistant message to be made anew; absent means the latest. */
  regenerates?: string;
  page?: PageContext;
}

/** Errors do not keep their class across the object's boundary, so refusals are values. */
export interface Refusal {
  ok: false;
  code: ProblemCode;
  retryAfter?: number;
}

export type Result<T> = { ok: true; value: T } | Refusal;

export function refuse(code: ProblemCode, retryAfter?: number): Refusal {
  return { ok: false, code, ...(retryAfter !== undefined && { retryAfter }) };
}

/** What is kept of how a turn came to its words. */
export interface TurnTrace {
  question: string;
  /** What was searched for, where the conversation made the question mean more than its words. */
  searched?: string;
  terms?: string[];
  /** Misspelt words and what they were taken for. */
  mended?: Retrieval['mended'];
  coverage?: number;
  /** How likely the best article answers, 0 to 1. */
  confidence?: number;
  /** What the confidence was worked out from. */
  evidence?: Retrieval['evidence'];
  passages?: Array<{
    articleId: string;
    title: string;
    headings: string[];
    score: number;
    signals: Record<string, number>;
  }>;
  /** Resolved questions that spoke for their articles. */
  learned?: LearnedVote[];
  /** Parts of retrieval that failed while the others worked. */
  retrievalNotes?: string[];
  /** How the message was judged before anything was searched. */
  judged?: JudgedAs;
  disposition?: Disposition;
  notes: Record<string, unknown>;
  timings: { retrievalMs?: number; firstTextMs?: number; totalMs?: number };
  failure?: ProblemCode;
}

export interface TurnRecord {
  userMessageId: string;
  assistantMessageId: string;
  status: TurnStatus;
  attempts: number;
  trace?: TurnTrace;
  /** What waited, or waits, for a person. */
  draft?: MessagePart[];
  /** What was learned from it, when it helped. */
  lesson?: LessonView;
}

/** What lies behind a conversation, for those who look. */
export interface TurnsView {
  turns: TurnRecord[];
  /** How each message was judged, oldest first. */
  judged: Array<{ messageId: string } & JudgedAs>;
}

/** What the learned collection should hold of a turn, and whether it knows. */
export interface LessonView {
  /** Under which it can be withdrawn. */
  id: string;
  wanted: 'learned' | 'withdrawn';
  articles: string[];
  isSent: boolean;
  outcome?: string;
}

/** What happened, for reports: no message text, it stays in the conversation. */
export interface ConversationEvent {
  conversation: string;
  seq: number;
  site: string;
  kind:
    | 'conversation.started'
    | 'conversation.idle'
    | 'conversation.deleted'
    | 'message.received'
    | 'turn.completed'
    | 'turn.failed'
    | 'turn.stopped'
    | 'turn.superseded'
    | 'feedback.given'
    | 'action.taken'
    | 'action.done'
    | 'action.failed'
    | 'question.learned'
    | 'question.withdrawn'
    | 'owner.changed'
    | 'handoff.requested'
    | 'handoff.delivered'
    | 'handoff.parked'
    | 'handoff.returned'
    | 'handoff.reassigned'
    | 'agent.replied'
    | 'draft.waiting'
    | 'draft.sent'
    | 'draft.discarded'
    | 'conversation.solved'
    | 'conversation.reopened'
    | 'rating.given'
    | 'sla.warning'
    | 'sla.breached'
    | 'mail.sent';
  /** ISO 8601 */
  at: string;
  data: Record<string, unknown>;
  /** The conversation as it stood: makes the index rebuildable from any event. */
  head: { visitor: string; customer?: string; owner: Owner; startedAt: string };
}

/** Port: takes events at least once, in order per conversation; a repeated one changes nothing. */
export interface EventLog {
  write(events: ConversationEvent[]): Promise<void>;
}

/** What a customer asks of people, without a turn of the assistant. */
export interface PersonRequest
  extends Pick<AskInput, 'conversationId' | 'site' | 'speaker' | 'customer' | 'page'> {
  message?: { id: string; text: string };
  email?: string;
}

/** A file that a customer attaches; like a message, it begins the conversation where there is none. */
export interface FileRequest
  extends Pick<AskInput, 'conversationId' | 'site' | 'speaker' | 'customer' | 'page'> {
  name: string;
  bytes: Uint8Array;
}

/** The latest of what a conversation was told about its surroundings; kept for what happens without a request. */
export type SpeakingContext = Pick<AskInput, 'site' | 'customer' | 'page'>;

/** What a conversation needs where people take part. */
export interface PeoplePorts {
  /** Where attachments lie; absent: in the conversation's own storage. */
  files?: FileStore;
  /** Undefined for one that is not set up in this deployment; a problem where its settings are wrong. */
  helpdesk(name: HelpdeskName): { helpdesk: Helpdesk } | { problem: string } | undefined;
  board: TicketBoard;
  mailer: Mailer;
  /** Takes a solved ticket's lesson; the same id replaces. */
  reviews: Pick<ReviewStore, 'put'>;
  /**
   * A signed link by which a customer comes back to the conversation from a mail; undefined where the deployment's
   * own address is not set.
   */
  resumeUrl(site: string, conversation: string, speaker: Speaker): Promise<string | undefined>;
  /** The conversation in the desk; undefined where the deployment's own address is not set. */
  deskUrl(ticketNumber: number): string | undefined;
}

/** Everything a conversation needs from outside itself. */
export interface ConversationPorts {
  people: PeoplePorts;
  policies: PoliciesInForce;
  retriever: Retriever;
  articles: ArticleFacts;
  answerer: Answerer;
  /** Absent: code alone reads messages. */
  secondOpinion?: SecondOpinion;
  events: EventLog;
  learned: Pick<LearnedStore, 'learn' | 'withdraw'>;
  now: () => number;
  newId: () => string;
}
