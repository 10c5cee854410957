import { createRoute, z } from '@hono/zod-openapi';
import type { ConversationOf } from '../conversations-port.ts';
import { speakerOf } from '../conversations-port.ts';
import { createRouter } from '../router.ts';
import {
  conversationIdSchema,
  feedbackRequestSchema,
  problemResponses,
  readRequestSchema,
} from '../schemas.ts';
import { unwrap } from './chat.ts';

const params = z.object({ id: conversationIdSchema });
const done = { 204: { description: 'Done' }, ...problemResponses };

const transcript = createRoute({
  method: 'get',
  path: '/conversations/{id}',
  summary: 'The whole conversation, for the visitor who opened it',
  request: { params, query: z.object({ after: z.coerce.number().int().min(0).optional() }) },
  responses: {
    200: {
      description: 'Messages in order',
      content: {
        'application/json': {
          schema: z
            .object({
              id: z.string(),
              owner: z.enum(['assistant', 'person']),
              status: z.enum(['assistant', 'draft', 'waiting', 'person', 'solved', 'reopened']),
              handoff: z.looseObject({}).optional(),
              rating: z.looseObject({}).optional(),
              running: z.boolean(),
              messages: z.array(z.looseObject({})),
            })
            .openapi('Transcript'),
        },
      },
    },
    ...problemResponses,
  },
});

const summary = createRoute({
  method: 'get',
  path: '/conversations/{id}/summary',
  summary: 'What is unread',
  request: { params },
  responses: {
    200: {
      description: 'Counts only',
      content: {
        'application/json': {
          schema: z
            .object({
              id: z.string(),
              unread: z.number(),
              running: z.boolean(),
              people: z.boolean(),
            })
            .openapi('ConversationSummary'),
        },
      },
    },
    ...problemResponses,
  },
});

const read = createRoute({
  method: 'post',
  path: '/conversations/{id}/read',
  summary: 'Everything up to this place has been seen',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: readRequestSchema } } },
  },
  responses: done,
});

const feedback = createRoute({
  method: 'post',
  path: '/conversations/{id}/feedback',
  summary: 'Say whether an answer helped',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: feedbackRequestSchema } } },
  },
  responses: done,
});

/** GET /v1/conversations/:id, /summary; POST /read, /feedback */
export function conversationRoutes(conversationOf: ConversationOf) {
  return createRouter()
    .openapi(transcript, async context => {
      const { site } = context.get('session');
      return context.json(
        unwrap(
          await conversationOf(site, context.req.valid('param').id).transcript(
            speakerOf(context.get('session')),
            context.req.valid('query').after,
          ),
        ),
        200,
      );
    })
    .openapi(summary, async context => {
      const { site } = context.get('session');
      return context.json(
        unwrap(
          await conversationOf(site, context.req.valid('param').id).summary(
            speakerOf(context.get('session')),
          ),
        ),
        200,
      );
    })
    .openapi(read, async context => {
      const { site } = context.get('session');
      const { seq } = context.req.valid('json');
      unwrap(
        await conversationOf(site, context.req.valid('param').id).markRead(
          speakerOf(context.get('session')),
          seq,
        ),
      );
      return context.body(null, 204);
    })
    .openapi(feedback, async context => {
      const { site } = context.get('session');
      const { messageId, value } = context.req.valid('json');
      unwrap(
        await conversationOf(site, context.req.valid('param').id).giveFeedback(
          speakerOf(context.get('session')),
          messageId,
          value,
          context.get('site').learning,
        ),
      );
      return context.body(null, 204);
    });
}
