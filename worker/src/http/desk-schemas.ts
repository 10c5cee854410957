import type { Context } from 'hono';
import { z } from 'zod';
import type { DeskAction, Macro, ReviewDecision, SignInRequest } from '../desk-protocol.ts';
import { ProblemError } from './problem.ts';
import type { AppEnv } from './router.ts';

/** A reply may be longer than a customer's message: steps and explanations. */
export const MAX_REPLY_LENGTH = 20_000;

const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'An id has 1 to 64 letters, digits, hyphens or underscores.');
const written = z.string().trim().min(1, 'Write something first.').max(MAX_REPLY_LENGTH);
const tags = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, 'A tag is one word: letters, digits, hyphens.'),
  )
  .max(20, 'At most 20 tags.')
  .transform(list => [...new Set(list)]);
const priority = z.enum(['low', 'normal', 'high', 'urgent']);
const agentName = z.string().trim().min(1, 'Write your name.').max(80, 'Keep the name under 80 characters.');

export const signInSchema = z.object({
  token: z.string().min(1).max(500),
  name: agentName,
}) satisfies z.ZodType<SignInRequest>;

export const actionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take') }),
  z.object({
    kind: z.literal('reply'),
    id,
    text: z.string().trim().max(MAX_REPLY_LENGTH),
    attachments: z.array(id).max(10).optional(),
  }),
  z.object({ kind: z.literal('note'), id, text: written }),
  z.object({ kind: z.literal('assign'), to: agentName.optional() }),
  z.object({ kind: z.literal('tags'), tags }),
  z.object({ kind: z.literal('priority'), priority }),
  z.object({ kind: z.literal('solve') }),
  z.object({ kind: z.literal('reopen') }),
  z.object({ kind: z.literal('return') }),
  z.object({ kind: z.literal('approve'), draft: id, text: written.optional() }),
  z.object({ kind: z.literal('discard'), draft: id }),
  z.object({ kind: z.literal('retry') }),
  z.object({ kind: z.literal('typing') }),
  z.object({ kind: z.literal('seen'), seq: z.number().int().min(0) }),
]) satisfies z.ZodType<DeskAction>;

export const queueSchema = z.object({
  view: z.enum(['open', 'unassigned', 'mine', 'drafts', 'parked', 'solved', 'all']).default('open'),
  q: z.string().max(200).optional(),
  site: z.string().max(63).optional(),
  before: z.string().max(100).optional(),
});

export const pageSchema = z.object({ before: z.string().max(200).optional() });

export const macroSchema = z.object({
  name: z.string().trim().min(1, 'Give the macro a name.').max(80),
  text: written,
  tags: tags.optional(),
  solve: z.boolean().optional(),
}) satisfies z.ZodType<Omit<Macro, 'id'>>;

const reviewState = z.enum(['open', 'accepted', 'rejected']);
export const reviewsSchema = pageSchema.extend({ state: reviewState.default('open') });
export const decisionSchema = z.object({ state: reviewState }) satisfies z.ZodType<ReviewDecision>;

export const numberSchema = z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
export const idParamSchema = z.object({ id });
/** Lessons are called by their site, conversation and segment. */
export const reviewIdSchema = z.object({ id: z.string().min(1).max(300) });
export const fileNameSchema = z.object({ name: z.string().min(1).max(200) });

/** A JSON body. Security: other content types are refused, since a form of another site can send those. */
export async function bodyOf<Schema extends z.ZodType>(
  context: Context<AppEnv>,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
    throw new ProblemError('bad_request', { detail: 'Send JSON, with content-type application/json.' });
  }
  let body: unknown;
  try {
    body = await context.req.json();
  } catch (cause) {
    throw new ProblemError('bad_request', { detail: 'The body is not JSON.', cause });
  }
  return parsed(schema, body);
}

/** @throws ProblemError bad_request with the path of each fault */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, 20).map(issue => ({
    path: issue.path.join('.').slice(0, 200),
    message: issue.message.slice(0, 300),
  }));
  throw new ProblemError('bad_request', { errors });
}
