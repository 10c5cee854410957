import { createRoute, z } from '@hono/zod-openapi';
import type { LiveTickets } from '../../access/live-ticket.ts';
import type { CustomerAction } from '../../conversation/customer-actions.ts';
import type { PersonRequest } from '../../conversation/types.ts';
import { mask } from '../../privacy/masking.ts';
import type { ConversationOf } from '../conversations-port.ts';
import { speakerOf } from '../conversations-port.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import {
  actionRequestSchema,
  conversationIdSchema,
  emailRequestSchema,
  handoffRequestSchema,
  isEmail,
  problemResponses,
  ratingRequestSchema,
} from '../schemas.ts';
import { messageText, siteContext, unwrap } from './chat.ts';

const params = z.object({ id: conversationIdSchema });
const changed = {
  200: {
    description: 'How the conversation stands now',
    content: {
      'application/json': { schema: z.looseObject({ status: z.string() }).openapi('ConversationChange') },
    },
  },
  ...problemResponses,
};

function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true as const, content: { 'application/json': { schema } } };
}

/** A change with a body: what the customer asks, and how the conversation stands then. */
const change = <Path extends string, Schema extends z.ZodType>(path: Path, summary: string, body: Schema) =>
  createRoute({
    method: 'post',
    path: `/conversations/{id}/${path}`,
    summary,
    request: { params, body: jsonBody(body) },
    responses: changed,
  });

const handoff = change(
  'handoff',
  'Talk to a person; begins the conversation where there is none',
  handoffRequestSchema,
);
const leaveEmail = change('email', 'Where a reply goes when the customer has left', emailRequestSchema);
const ownAction = change('action', 'How an action that was offered went', actionRequestSchema);
const rate = change('rating', 'Rate a resolution, once', ratingRequestSchema);

const simple = (kind: 'return' | 'reopen', summary: string) =>
  createRoute({
    method: 'post',
    path: `/conversations/{id}/${kind}`,
    summary,
    request: { params },
    responses: changed,
  });

const typing = createRoute({
  method: 'post',
  path: '/conversations/{id}/typing',
  summary: 'The customer is typing',
  request: { params },
  responses: { 204: { description: 'Told' }, ...problemResponses },
});

const live = createRoute({
  method: 'post',
  path: '/conversations/{id}/live',
  summary: 'A ticket for the live channel: GET /v1/live?ticket=…&after=SEQ as a WebSocket, once',
  request: { params },
  responses: {
    200: {
      description: 'The ticket',
      content: {
        'application/json': {
          schema: z.object({ ticket: z.string(), expiresAt: z.string() }).openapi('LiveTicket'),
        },
      },
    },
    ...problemResponses,
  },
});

export interface PeopleDeps {
  conversationOf: ConversationOf;
  liveTickets: LiveTickets;
}

/** What a customer does around people: POST /v1/conversations/:id/{handoff,email,action,rating,return,reopen,typing,live} */
export function peopleRoutes({ conversationOf, liveTickets }: PeopleDeps) {
  const router = createRouter();
  const actions = (
    context: { get(key: 'session'): Parameters<typeof speakerOf>[0] & { site: string } },
    id: string,
  ) => {
    const session = context.get('session');
    return async (action: CustomerAction) =>
      unwrap(await conversationOf(session.site, id).actAsCustomer(speakerOf(session), action));
  };
  return router
    .openapi(handoff, async context => {
      const { message, page, email: address } = context.req.valid('json');
      const session = context.get('session');
      const { id } = context.req.valid('param');
      const request: PersonRequest = {
        conversationId: id,
        site: siteContext(context.get('site')),
        speaker: speakerOf(session),
        ...(session.customer && { customer: { ...session.customer } }),
        ...(page && { page }),
        ...(message?.text.trim() && { message: { id: message.id, text: messageText(message.text) } }),
        ...(address && { email: address }),
      };
      return context.json(unwrap(await conversationOf(session.site, id).requestPerson(request)), 200);
    })
    .openapi(leaveEmail, async context => {
      const address = context.req.valid('json').email.trim();
      if (!isEmail(address)) throw new ProblemError('email_invalid');
      const act = actions(context, context.req.valid('param').id);
      return context.json(await act({ kind: 'email', email: address }), 200);
    })
    .openapi(ownAction, async context => {
      const act = actions(context, context.req.valid('param').id);
      return context.json(await act({ kind: 'self-service', ...context.req.valid('json') }), 200);
    })
    .openapi(rate, async context => {
      const { comment, ...rest } = context.req.valid('json');
      const act = actions(context, context.req.valid('param').id);
      const words = comment && mask(comment.toWellFormed()).text;
      return context.json(await act({ kind: 'rate', ...rest, ...(words && { comment: words }) }), 200);
    })
    .openapi(simple('return', 'Back to the assistant'), async context => {
      const act = actions(context, context.req.valid('param').id);
      return context.json(await act({ kind: 'return' }), 200);
    })
    .openapi(simple('reopen', 'The same problem again, after it was solved'), async context => {
      const act = actions(context, context.req.valid('param').id);
      return context.json(await act({ kind: 'reopen' }), 200);
    })
    .openapi(typing, async context => {
      const session = context.get('session');
      unwrap(await conversationOf(session.site, context.req.valid('param').id).typing(speakerOf(session)));
      return context.body(null, 204);
    })
    .openapi(live, async context => {
      const session = context.get('session');
      const { id } = context.req.valid('param');
      const issued = await liveTickets.issue({
        site: session.site,
        conversation: id,
        speaker: speakerOf(session),
      });
      return context.json(issued, 200);
    });
}
