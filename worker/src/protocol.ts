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
  customer?: { id: string; name?: string };
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
  /** How the words came to be. */
  mode: 'extractive' | 'model';
  reason?: 'nothing_found' | 'nothing_published' | 'model_unavailable';
  contactUrl?: string;
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
  /** The article that tells the cases apart. */
  articleId: string;
}

export type TurnStatus = 'running' | 'done' | 'failed' | 'stopped' | 'superseded';
export type Owner = 'assistant' | 'person';

export interface StateUpdate {
  owner: Owner;
  turn: TurnStatus;
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
  | { type: 'data-disposition'; id: string; data: Disposition }
  | { type: 'data-state'; id: string; data: StateUpdate }
  | { type: 'data-error'; id: string; data: StreamError }
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
}

export type Feedback = 'up' | 'down';

/** Parts of a stored message: what an AI SDK client would have assembled from the stream. */
export type MessagePart =
  | { type: 'text'; text: string }
  | { type: 'source-url'; sourceId: string; url: string; title: string }
  | { type: 'data-citation'; id: string; data: Citation }
  | { type: 'data-clarify'; id: string; data: Clarify }
  | { type: 'data-disposition'; id: string; data: Disposition }
  | { type: 'data-state'; id: string; data: StateUpdate }
  | { type: 'data-error'; id: string; data: StreamError };

export interface Message {
  id: string;
  role: 'user' | 'assistant';
  parts: MessagePart[];
  metadata: MessageMetadata;
}

/** GET /v1/conversations/:id */
export interface Transcript {
  id: string;
  owner: Owner;
  /** True while a turn runs: resume it by GET /v1/chat/:id/stream. */
  running: boolean;
  messages: Message[];
}

/** GET /v1/conversations/:id/summary: the loader's single request before intent. */
export interface ConversationSummary {
  id: string;
  unread: number;
  running: boolean;
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
