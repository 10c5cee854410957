import type { Problem, ProblemCode } from '../protocol.ts';

/** The one place that maps a code to its HTTP status, title and default words. */
const CATALOGUE: Record<ProblemCode, { status: number; title: string; detail: string }> = {
  bad_request: {
    status: 400,
    title: 'Bad request',
    detail: 'The request could not be read. See errors for where.',
  },
  message_empty: { status: 422, title: 'Empty message', detail: 'Write a message before sending.' },
  message_too_long: {
    status: 413,
    title: 'Message too long',
    detail: 'Keep the message under 4,000 characters.',
  },
  message_id_reused: {
    status: 409,
    title: 'Message id reused',
    detail: 'This message id already belongs to another message. Send the new text with a new id.',
  },
  unknown_site: {
    status: 404,
    title: 'Unknown site',
    detail: 'No site has this id. Check data-site in the tag.',
  },
  origin_forbidden: {
    status: 403,
    title: 'Origin not allowed',
    detail: "This page's origin is not on the site's list. Add it to the site's origins.",
  },
  session_missing: {
    status: 401,
    title: 'Session missing',
    detail: 'Send the session token as Authorization: Bearer. Get one from POST /v1/sessions.',
  },
  session_invalid: {
    status: 401,
    title: 'Session invalid',
    detail: 'This session token was not issued here. Open a new session.',
  },
  session_expired: {
    status: 401,
    title: 'Session expired',
    detail: 'This session has ended. Open a new session.',
  },
  identity_invalid: {
    status: 401,
    title: 'Identity token refused',
    detail: 'The identity token could not be verified: check algorithm, key, audience and expiry.',
  },
  identity_expired: {
    status: 401,
    title: 'Identity token expired',
    detail: 'Fetch a fresh identity token and try again.',
  },
  admin_token_invalid: {
    status: 401,
    title: 'Admin token refused',
    detail: 'Send ADMIN_TOKEN as Authorization: Bearer.',
  },
  conversation_not_found: {
    status: 404,
    title: 'Conversation not found',
    detail: 'There is no such conversation for this session.',
  },
  article_not_found: {
    status: 404,
    title: 'Article not found',
    detail: 'This article is not, or no longer, published.',
  },
  not_found: { status: 404, title: 'Not found', detail: 'There is nothing at this address.' },
  nothing_to_regenerate: {
    status: 409,
    title: 'Nothing to regenerate',
    detail: 'Only the latest answer of a conversation can be made anew.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    detail: 'Too many messages at once. Wait a moment and try again.',
  },
  body_too_large: {
    status: 413,
    title: 'Body too large',
    detail: 'The request body is larger than this endpoint takes.',
  },
  source_shrunk: {
    status: 409,
    title: 'Source shrank',
    detail: 'The source is empty or lost half of its articles. Run again with --force if that is intended.',
  },
  version_conflict: {
    status: 409,
    title: 'Version conflict',
    detail: 'An article changed since you last read it. Nothing was written. See errors for which.',
  },
  attachment_refused: {
    status: 415,
    title: 'File not taken',
    detail: 'Only images, PDF and plain text files can be attached.',
  },
  attachment_too_large: {
    status: 413,
    title: 'File too large',
    detail: 'A file may have at most 8 MB.',
  },
  email_invalid: {
    status: 422,
    title: 'Not an e-mail address',
    detail: 'Write an e-mail address like name@example.com.',
  },
  not_handed_over: {
    status: 409,
    title: 'Not with a person',
    detail: 'This can be done only while the conversation is with the team.',
  },
  desk_signed_out: { status: 401, title: 'Signed out', detail: 'Sign in to the desk again.' },
  live_ticket_invalid: {
    status: 401,
    title: 'Live ticket refused',
    detail: 'This live ticket is spent or has run out. Get a new one and connect again.',
  },
  hook_refused: {
    status: 401,
    title: 'Webhook refused',
    detail: 'The signature, its time or the secret is wrong. Check the webhook secret in both places.',
  },
  knowledge_unavailable: {
    status: 503,
    title: 'Knowledge unavailable',
    detail: 'The knowledge base cannot be read right now. Try again in a moment.',
  },
  turn_interrupted: { status: 503, title: 'Interrupted', detail: 'The answer was interrupted. Try again.' },
  internal: {
    status: 500,
    title: 'Internal error',
    detail: 'Something went wrong on our side. Try again in a moment.',
  },
};

export interface ProblemOptions {
  detail?: string;
  errors?: Problem['errors'];
  retryAfter?: number;
  cause?: unknown;
}

/** The one error type that crosses subjects: a stable code, whether a retry can help, and the cause. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? CATALOGUE[code].detail, { cause: options.cause });
    this.code = code;
    this.options = options;
  }

  get isRetryable(): boolean {
    const status = CATALOGUE[this.code].status;
    return status >= 500 || status === 429;
  }
}

/** A code as its RFC 9457 body. */
export function problemBody(code: ProblemCode, options: ProblemOptions = {}, requestId?: string): Problem {
  const { status, title, detail } = CATALOGUE[code];
  return {
    type: `https://waypost.dev/problems/${code}`,
    title,
    status,
    code,
    detail: options.detail ?? detail,
    ...(options.errors && { errors: options.errors }),
    ...(options.retryAfter !== undefined && { retryAfter: options.retryAfter }),
    ...(requestId && { requestId }),
  };
}

/** A code as an HTTP response. */
export function problemResponse(
  code: ProblemCode,
  options: ProblemOptions = {},
  requestId?: string,
): Response {
  const body = problemBody(code, options, requestId);
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (options.retryAfter !== undefined) headers.set('retry-after', String(options.retryAfter));
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
