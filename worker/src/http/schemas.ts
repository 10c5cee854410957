import { z } from '@hono/zod-openapi';
import { mask } from '../privacy/masking.ts';
import type {
  ActionRequest,
  FeedbackRequest,
  PageContext,
  Problem,
  ReadRequest,
  SessionRequest,
} from '../protocol.ts';

/** Customers' messages, in UTF-16 units; the widget counts the same way. */
export const MAX_MESSAGE_LENGTH = 4_000;

const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, 'An id has 8 to 64 letters, digits, hyphens or underscores.');

export const conversationIdSchema = idSchema.openapi({
  description: 'Chosen by the client, e.g. a UUID',
  example: 'c0ffee00-1234',
});

/** Address without query and hash: what the page is, not what was typed into it. */
const pageUrlSchema = z
  .string()
  .max(2_000)
  .refine(
    value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'A page is an http(s) address.',
  )
  .transform(value => {
    const url = new URL(value);
    return url.origin + maskPath(url.pathname);
  });

export const pageSchema = z
  .object({
    url: pageUrlSchema,
    title: z.string().max(1_000).transform(clip(256)).optional(),
    language: z.string().max(35).optional(),
    headings: z
      .array(z.string().max(1_000).transform(clip(120)))
      .max(8)
      .optional(),
    attributes: z
      .record(z.string().max(64), z.string().max(1_024).transform(clip(1_024)))
      .refine(value => Object.keys(value).length <= 32, 'At most 32 attributes.')
      .optional(),
    actions: z.array(z.string().min(1).max(64)).max(50).optional(),
  })
  .openapi('PageContext') satisfies z.ZodType<PageContext>;

export const sessionRequestSchema = z
  .object({
    site: z.string().max(63),
    token: z.string().max(8_000).optional(),
    identityToken: z.string().max(8_000).optional(),
    page: pageSchema.optional(),
  })
  .openapi('SessionRequest') satisfies z.ZodType<SessionRequest>;

/** The AI SDK's body. Only the last user message is looked at, so only it is checked. */
export const chatRequestSchema = z
  .object({
    id: conversationIdSchema,
    messages: z
      .array(z.unknown())
      .min(1)
      .max(2_000)
      .openapi({ type: 'array', items: { type: 'object' } }),
    trigger: z.enum(['submit-message', 'regenerate-message']).default('submit-message'),
    messageId: z.string().max(64).optional(),
    page: pageSchema.optional(),
    attachments: z.array(idSchema).max(10).optional(),
  })
  .openapi('ChatRequest');

export const userMessageSchema = z.object({
  id: z.string().min(1).max(64),
  role: z.literal('user'),
  parts: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).max(100),
});

export const readRequestSchema = z
  .object({ seq: z.number().int().min(0) })
  .openapi('ReadRequest') satisfies z.ZodType<ReadRequest>;

export const actionRequestSchema = z
  .object({
    messageId: z.string().min(1).max(64),
    action: z.string().min(1).max(80),
    outcome: z.enum(['taken', 'done', 'failed']),
  })
  .openapi('ActionRequest') satisfies z.ZodType<ActionRequest>;

export const feedbackRequestSchema = z
  .object({ messageId: z.string().max(64), value: z.enum(['up', 'down']) })
  .openapi('FeedbackRequest') satisfies z.ZodType<FeedbackRequest>;

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string().optional(),
    retryAfter: z.number().optional(),
  })
  .openapi('Problem') satisfies z.ZodType<Omit<Problem, 'code'> & { code: string }>;

/** The error answer that every route shares in the API description. */
export const problemResponses = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
};

/** A path may hold what an address should not: the token of an invitation, a number. */
function maskPath(path: string): string {
  const parts = path.split('/').map(part => {
    const { text, found } = mask(decoded(part));
    return found.length > 0 ? encodeURIComponent(text) : part;
  });
  return parts.join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // No UTF-8 behind the percents: looked at as it stands.
    return part;
  }
}

/** Shortened, without what must not be kept: a page's words may show what a customer has typed. */
function clip(length: number): (value: string) => string {
  return value => mask(value.toWellFormed()).text.slice(0, length).toWellFormed();
}

const emailSchema = z
  .email('Write an e-mail address like name@example.com.')
  .max(254)
  .refine(isHarmless, 'Write an e-mail address without a card number or a secret in it.');

function isHarmless(address: string): boolean {
  return mask(address).found.length === 0;
}

export const handoffRequestSchema = z
  .object({
    message: z
      .object({ id: z.string().min(1).max(64), text: z.string().max(MAX_MESSAGE_LENGTH * 2) })
      .optional(),
    page: pageSchema.optional(),
    email: emailSchema.optional(),
  })
  .openapi('HandoffRequest');

/** Whether this is an address, and nothing else. */
export function isEmail(address: string): boolean {
  return emailSchema.safeParse(address).success;
}

export const emailRequestSchema = z.object({ email: z.string().max(400) }).openapi('EmailRequest');

export const ratingRequestSchema = z
  .object({
    segment: z.number().int().min(1),
    score: z.number().int().min(1).max(5),
    comment: z.string().trim().max(2_000).optional(),
  })
  .openapi('RatingRequest');
