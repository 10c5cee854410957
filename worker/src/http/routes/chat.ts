import { createRoute, z } from '@hono/zod-openapi';
import type { Site } from '../../access/site.ts';
import type { AskInput, Result, SiteContext } from '../../conversation/types.ts';
import { mask } from '../../privacy/masking.ts';
import type { ConversationOf } from '../conversations-port.ts';
import { speakerOf } from '../conversations-port.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import {
  chatRequestSchema,
  conversationIdSchema,
  MAX_MESSAGE_LENGTH,
  problemResponses,
  userMessageSchema,
} from '../schemas.ts';
import { STREAM_HEADERS } from '../sse.ts';

const streamResponse = {
  description: 'AI SDK UI message stream v1 (server-sent events)',
  content: { 'text/event-stream': { schema: z.string() } },
};

const conversationParam = { params: z.object({ id: conversationIdSchema }) };

const ask = createRoute({
  method: 'post',
  path: '/chat',
  summary: 'Send a message and stream its answer',
  description: 'Only the last user message counts. The same message id gets the same turn again.',
  request: { body: { required: true, content: { 'application/json': { schema: chatRequestSchema } } } },
  responses: { 200: streamResponse, ...problemResponses },
});

const resume = createRoute({
  method: 'get',
  path: '/chat/{id}/stream',
  summary: 'Resume the running turn, replayed from its start',
  request: conversationParam,
  responses: { 200: streamResponse, 204: { description: 'No turn is running' }, ...problemResponses },
});

const stop = createRoute({
  method: 'post',
  path: '/chat/{id}/stop',
  summary: 'Stop the running turn; what was said stays',
  request: conversationParam,
  responses: { 204: { description: 'Stopped' }, ...problemResponses },
});

/** POST /v1/chat, GET /v1/chat/:id/stream, POST /v1/chat/:id/stop */
export function chatRoutes(conversationOf: ConversationOf) {
  return createRouter()
    .openapi(ask, async context => {
      const body = context.req.valid('json');
      const session = context.get('session');
      const { customer } = session;
      const site = context.get('site');
      const input: AskInput = {
        conversationId: body.id,
        site: siteContext(site),
        speaker: speakerOf(session),
        message: lastUserMessage(body.messages),
        trigger: body.trigger,
        ...(customer && { customer: { ...customer } }),
        ...(body.messageId && { regenerates: body.messageId }),
        ...(body.page && { page: body.page }),
        ...(body.attachments && { attachments: body.attachments }),
      };
      return context.body(unwrap(await conversationOf(site.id, body.id).ask(input)), 200, STREAM_HEADERS);
    })
    .openapi(resume, async context => {
      const { site } = context.get('session');
      const result = await conversationOf(site, context.req.valid('param').id).resume(
        speakerOf(context.get('session')),
      );
      // A conversation that has not begun has nothing to resume: clients ask before the first message.
      if (!result.ok && result.code === 'conversation_not_found') return context.body(null, 204);
      const stream = unwrap(result);
      return stream ? context.body(stream, 200, STREAM_HEADERS) : context.body(null, 204);
    })
    .openapi(stop, async context => {
      const { site } = context.get('session');
      unwrap(
        await conversationOf(site, context.req.valid('param').id).stop(speakerOf(context.get('session'))),
      );
      return context.body(null, 204);
    });
}

/** Forged assistant turns and earlier messages in a client's array are never looked at. */
function lastUserMessage(messages: unknown[]): AskInput['message'] {
  const last = messages.findLast(message => isRole(message, 'user'));
  const parsed = userMessageSchema.safeParse(last);
  if (!parsed.success) {
    throw new ProblemError('bad_request', {
      detail: 'messages needs a user message with an id and text parts.',
      errors: parsed.error.issues.map(issue => ({
        path: `messages.${issue.path.join('.')}`,
        message: issue.message,
      })),
    });
  }
  const text = parsed.data.parts
    .flatMap(part => (part.type === 'text' && part.text ? [part.text] : []))
    .join('\n');
  return { id: parsed.data.id, text: messageText(text) };
}

function isRole(message: unknown, role: string): boolean {
  return typeof message === 'object' && message !== null && 'role' in message && message.role === role;
}

/**
 * A customer's words as they are kept: what must not be stored or shown to anybody (card numbers, secrets,
 * national ids) is taken out before anything else sees it.
 */
export function messageText(written: string): string {
  const text = written.toWellFormed().trim();
  if (!text) throw new ProblemError('message_empty');
  if (text.length > MAX_MESSAGE_LENGTH) throw new ProblemError('message_too_long');
  return mask(text).text;
}

/** The facts of a site that its conversations need. */
export function siteContext(site: Site): SiteContext {
  const { id, name, locale, contactUrl, retentionDays, learning, answering, handoff } = site;
  return {
    id,
    name,
    locale,
    retentionDays,
    learning,
    answering,
    handoff,
    ...(contactUrl && { contactUrl }),
  };
}

/** A refusal that came back as a value becomes the problem it stands for. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ProblemError(
    result.code,
    result.retryAfter === undefined ? {} : { retryAfter: result.retryAfter },
  );
}
