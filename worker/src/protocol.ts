/**
 * The wire between widget and worker: types only, imports nothing.
 * Additive changes only within /v1; readers skip kinds they do not know.
 *
 * Streams follow the AI SDK's UI message stream v1 (SSE; header `x-vercel-ai-ui-message-stream: v1`).
 */

/** Stable error codes: the `code` of a problem+json body and of a `data-error` part in a stream. */
export type ProblemCode =
  | 'bad_request'
  | 'message_empty'
  | 'message_too_long'
  | 'message_id_reused'
  | 'unknown_site'
  | 'origin_forbidden'
  | 'session_missing'
  | 'session_invalid'
  | 'session_expired'
  | 'identity_invalid'
  | 'identity_expired'
  | 'admin_token_invalid'
  | 'conversation_not_found'
  | 'article_not_found'
  | 'not_found'
  | 'nothing_to_regenerate'
  | 'rate_limited'
  | 'body_too_large'
  | 'source_shrunk'
  | 'version_conflict'
  | 'attachment_refused'
  | 'attachment_too_large'
  | 'email_invalid'
  | 'not_handed_over'
  | 'desk_signed_out'
  | 'live_ticket_invalid'
  | 'hook_refused'
  | 'knowledge_unavailable'
  | 'turn_interrupted'
  | 'internal';

/** RFC 9457 body (`application/problem+json`). `detail` is written by us and safe to show. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  /** Where the input was wrong, when it was the input. */
  errors?: Array<{ path: string; message: string }>;
  requestId?: string;
  /** Seconds to wait before trying again, with 429 and 503. */
  retryAfter?: number;
}

/** What the host page chose to tell: never a query, a hash, or form contents. */
export interface PageContext {
  /** Origin and path only. */
  url: string;
  title?: string;
  language?: string;
  /** The first visible h1–h3 texts, in order, at most eight. */
  headings?: string[];
  /** From `data-waypost-*` attributes and `setContext`: claims, never facts. */
  attributes?: Record<string, string>;
  /** Names of the actions that the page registered: what can be done here. */
  actions?: string[];
}

export interface Theme {
  /** #rrggbb */
  accent: string;
  mode: 'auto' | 'light' | 'dark';
  position: 'right' | 'left';
}

/** What a widget may know of its site. */
export interface PublicSite {
  id: string;
  name: string;
  locale: string;
  greeting: string;
  theme: Theme;
  contactUrl?: string;
  /** At most three, for the page that was named. */
  suggestedQuestions: string[];
}

export interface SessionRequest {
  site: string;
  /** An earlier session token, to stay the same visitor. */
  token?: string;
  /** Signed by the product's backend; see docs/identity.md. */
  identityToken?: string;
  page?: PageContext;
}

export interface SessionResponse {
  token: string;
  /** ISO 8601 */
  expiresAt: string;
  visitorId: string;
  /** Present only while an identity token vouches for it. */
  customer?: { id: string; name?: string; email?: string };
  site: PublicSite;
}

/** AI SDK `DefaultChatTransport` body; only the last user message of `messages` counts. */
export interface ChatRequest {
  id: string;
  messages: Array<{ id: string; role: string; parts: Array<{ type: string; text?: string }> }>;
  trigger?: 'submit-message' | 'regenerate-message';
  /** With `regenerate-message`: the assistant message to be made anew. */
  messageId?: string;
  page?: PageContext;
  /** Ids of attachments that were uploaded for this message. */
  attachments?: string[];
}

/** Where a statement comes from: characters [start, end) of the article's text at that version. */
export interface Citation {
  /** The number shown in the text as [n]. */
  n: number;
  articleId: string;
  version: string;
  title: string;
  url?: string;
  heading?: string;
  quote: string;
  start: number;
  end: number;
  locale: string;
}

export type DispositionKind = 'answer' | 'clarify' | 'draft' | 'self-service' | 'escalate' | 'decline';

export interface Disposition {
  kind: DispositionKind;
  /** How the words came to be; `policy`: the team wrote them beforehand. */
  mode: 'extractive' | 'model' | 'policy';
  reason?: 'nothing_found' | 'nothing_published' | 'model_unavailable';
  contactUrl?: string;
  /** Which of the team's ready answers it was. */
  autoResponse?: string;
}

/** Something that customers do themselves, offered with an answer: a page to go to, or a registered action. */
export interface ActionOffer {
  id: string;
  label: string;
  /** What happens after the click. */
  next?: string;
  /** Where to go; a path is the product's own. */
  url?: string;
  /** The name under which the page registered it. */
  call?: string;
}

/** One case to tap. */
export interface Choice {
  id: string;
  label: string;
  /** What is sent as the customer's next message. */
  text: string;
  /** What the case is about, where its article only sends the reader on; for the worker. */
  search?: string;
}

/** What comes next depends on the customer's case: at most four to choose from, below the answer. */
export interface Clarify {
  question: string;
  choices: Choice[];
  /** The article that tells the cases apart; absent where they are topics. */
  articleId?: string;
}

export type TurnStatus = 'running' | 'done' | 'failed' | 'stopped' | 'superseded';
export type Owner = 'assistant' | 'person';

/** Where a conversation stands; drawn in docs/handoff.md. */
export type ConversationStatus =
  /** With the assistant. */
  | 'assistant'
  /** The assistant's draft waits for a person. */
  | 'draft'
  /** Waiting for a person. */
  | 'waiting'
  /** With a person. */
  | 'person'
  | 'solved'
  /** Solved once, and the same problem again: waiting on the same ticket. */
  | 'reopened';

export interface StateUpdate {
  owner: Owner;
  turn: TurnStatus;
  status?: ConversationStatus;
}

/** A person behind an answer. */
export interface Agent {
  name: string;
  avatarUrl?: string;
}

/** When people answer: from opening hours and from how long first replies took, never a guess. */
export interface Availability {
  isOpen: boolean;
  /** ISO 8601; while closed. */
  opensAt?: string;
  /** Median of the latest first replies; absent while too few are known. */
  usualReplyMinutes?: number;
}

/** A handoff as the customer may see it, from committed state. */
export interface HandoffView {
  /** `delayed`: the helpdesk does not take it yet; everything is kept. */
  delivery: 'queued' | 'delivered' | 'delayed';
  /** What people call the ticket, once it exists. */
  reference?: string;
  /** ISO 8601 */
  requestedAt: string;
  availability: Availability;
  agent?: Agent;
  /** Where a reply goes when the customer has left. */
  email?: string;
  /** The product vouches for that address: another one that is typed is not used. */
  isEmailVerified?: true;
  /** Up to which message people have seen. */
  seenSeq?: number;
}

/** A rating that is asked for, once a resolution. */
export interface RatingView {
  segment: number;
  by: 'assistant' | 'person' | 'both';
  /** 1 to 5, once given. */
  score?: number;
}

/** What happened between messages; shown as a divider. */
export interface TimelineEvent {
  kind:
    | 'handed_over'
    | 'joined'
    | 'left'
    | 'solved'
    | 'reopened'
    | 'returned'
    | 'draft_waiting'
    | 'new_question';
  name?: string;
}

export interface Attachment {
  id: string;
  name: string;
  /** Sniffed media type. */
  type: string;
  /** Bytes */
  size: number;
}

export interface StreamError {
  code: ProblemCode;
  retryable: boolean;
}

/** Parts of a stream. The names are the AI SDK's; `data-*` are ours. */
export type StreamPart =
  | { type: 'start'; messageId: string; messageMetadata?: MessageMetadata }
  | { type: 'start-step' }
  /** Takes back everything since `start-step`: a model that broke off half-way. */
  | { type: 'reset-step' }
  | { type: 'finish-step' }
  | { type: 'source-url'; sourceId: string; url: string; title: string }
  | { type: 'text-start'; id: string }
  | { type: 'text-delta'; id: string; delta: string }
  | { type: 'text-end'; id: string }
  | { type: 'data-citation'; id: string; data: Citation }
  | { type: 'data-clarify'; id: string; data: Clarify }
  | { type: 'data-action'; id: string; data: ActionOffer }
  | { type: 'data-disposition'; id: string; data: Disposition }
  | { type: 'data-state'; id: string; data: StateUpdate }
  | { type: 'data-handoff'; id: string; data: HandoffView }
  | { type: 'data-error'; id: string; data: StreamError }
  | { type: 'data-event'; id: string; data: TimelineEvent }
  | { type: 'data-attachment'; id: string; data: Attachment }
  | { type: 'error'; errorText: string }
  | { type: 'abort' }
  | { type: 'finish'; messageMetadata?: MessageMetadata };

export interface MessageMetadata {
  /** ISO 8601 */
  createdAt: string;
  /** Order in the conversation. */
  seq?: number;
  /** The customer's verdict, once given. */
  feedback?: Feedback;
  /** Of a person's answer; absent means the assistant. */
  author?: Agent;
}

export type Feedback = 'up' | 'down';

/** Parts of a stored message: what an AI SDK client would have assembled from the stream. */
export type MessagePart =
  | { type: 'text'; text: string }
  | { type: 'source-url'; sourceId: string; url: string; title: string }
  | { type: 'data-citation'; id: string; data: Citation }
  | { type: 'data-clarify'; id: string; data: Clarify }
  | { type: 'data-action'; id: string; data: ActionOffer }
  | { type: 'data-disposition'; id: string; data: Disposition }
  | { type: 'data-state'; id: string; data: StateUpdate }
  | { type: 'data-error'; id: string; data: StreamError }
  | { type: 'data-event'; id: string; data: TimelineEvent }
  | { type: 'data-attachment'; id: string; data: Attachment };

export interface Message {
  id: string;
  role: 'user' | 'assistant';
  parts: MessagePart[];
  metadata: MessageMetadata;
}

/** GET /v1/conversations/:id; with `?after=SEQ` only the messages after that place. */
export interface Transcript {
  id: string;
  owner: Owner;
  status: ConversationStatus;
  /** While people are involved in the current segment. */
  handoff?: HandoffView;
  rating?: RatingView;
  /** True while a turn runs: resume it by GET /v1/chat/:id/stream. */
  running: boolean;
  messages: Message[];
}

/** GET /v1/conversations/:id/summary: the loader's single request before intent. */
export interface ConversationSummary {
  id: string;
  unread: number;
  running: boolean;
  /** People have the conversation: what they answer is worth listening for. */
  people: boolean;
}

/** POST /v1/conversations/:id/read */
export interface ReadRequest {
  seq: number;
}

/** POST /v1/conversations/:id/feedback */
export interface FeedbackRequest {
  messageId: string;
  value: Feedback;
}

/** GET /v1/articles/:id: one published article, to show a quote in its place. */
export interface ArticleView {
  id: string;
  version: string;
  title: string;
  url?: string;
  locale: string;
  updatedAt?: string;
  /** Article text (see knowledge/article-text.ts); citations' offsets count in it. */
  text: string;
}

/** POST /v1/conversations/:id/handoff: talk to a person. Begins the conversation where there is none. */
export interface HandoffRequest {
  /** What the customer wrote in the composer, if anything: it is kept as their message. */
  message?: { id: string; text: string };
  page?: PageContext;
  email?: string;
}

/** POST /v1/conversations/:id/action: how an action that was offered went. */
export interface ActionRequest {
  messageId: string;
  /** The offer's id. */
  action: string;
  /** `taken`: clicked; then, where the page runs it, how it ended. */
  outcome: 'taken' | 'done' | 'failed';
}

/** POST /v1/conversations/:id/email: where a reply goes when the customer has left. */
export interface EmailRequest {
  email: string;
}

/** POST /v1/conversations/:id/rating */
export interface RatingRequest {
  segment: number;
  /** 1 to 5 */
  score: number;
  comment?: string;
}

/**
 * Also without a body: POST /v1/conversations/:id/return (back to the assistant, while no person has
 * answered), /reopen (the same problem again, after it was solved), /typing.
 */
export interface ConversationChange {
  status: ConversationStatus;
  handoff?: HandoffView;
}

/** POST /v1/conversations/:id/live: opens GET /v1/live?ticket=…&after=SEQ as a WebSocket, once, within a minute. */
export interface LiveTicket {
  ticket: string;
  /** ISO 8601 */
  expiresAt: string;
}

/** From the worker, over the live channel. Each update says everything that changed; `after` resumes. */
export type LiveFrame =
  | {
      type: 'update';
      status: ConversationStatus;
      owner: Owner;
      handoff?: HandoffView;
      rating?: RatingView;
      /** New messages, in order. */
      messages: Message[];
      /** The newest message's place: the next `after`. */
      seq: number;
    }
  /** Holds for six seconds. */
  | { type: 'typing'; name: string };

/** To the worker, over the live channel; `ping` is answered with `pong` as plain text. */
export type LiveSignal = { type: 'typing' } | { type: 'read'; seq: number };
