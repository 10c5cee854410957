import { createRoute, z } from '@hono/zod-openapi';
import type { Site, Sites } from '../../access/site.ts';
import { siteIdSchema, siteSchema } from '../../access/site-schema.ts';
import type { ConversationOf } from '../conversations-port.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import { conversationIdSchema, problemResponses } from '../schemas.ts';
import { unwrap } from './chat.ts';

const siteParams = z.object({ site: siteIdSchema });
const conversationParams = z.object({ site: siteIdSchema, id: conversationIdSchema });
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const security = [{ adminToken: [] }];

const siteView = siteSchema.omit({ identity: true }).extend({ identityKeys: z.number() }).openapi('Site');

const putSite = createRoute({
  method: 'put',
  path: '/sites/{site}',
  summary: 'Create a site or replace its settings; identity keys go in and never come out',
  security,
  request: {
    params: siteParams,
    body: { required: true, content: json(siteSchema.openapi('SiteSettings')) },
  },
  responses: { 200: { description: 'The settings as stored', content: json(siteView) }, ...problemResponses },
});

const getSite = createRoute({
  method: 'get',
  path: '/sites/{site}',
  summary: "A site's settings",
  security,
  request: { params: siteParams },
  responses: { 200: { description: 'The settings', content: json(siteView) }, ...problemResponses },
});

const turns = createRoute({
  method: 'get',
  path: '/sites/{site}/conversations/{id}/turns',
  summary: 'How each answer of a conversation came about',
  security,
  request: { params: conversationParams },
  responses: {
    200: {
      description: 'Turns with their traces',
      content: json(z.object({ turns: z.array(z.looseObject({})), judged: z.array(z.looseObject({})) })),
    },
    ...problemResponses,
  },
});

const owner = createRoute({
  method: 'put',
  path: '/sites/{site}/conversations/{id}/owner',
  summary: 'Hand a conversation to a person, or back to the assistant',
  security,
  request: {
    params: conversationParams,
    body: { required: true, content: json(z.object({ owner: z.enum(['assistant', 'person']) })) },
  },
  responses: {
    200: { description: 'The new epoch', content: json(z.object({ epoch: z.number() })) },
    ...problemResponses,
  },
});

/** The admin API beside ingest: sites, and what lies behind a conversation. */
export function adminRoutes(sites: Sites, conversationOf: ConversationOf) {
  return createRouter()
    .openapi(putSite, async context => {
      const site = context.req.valid('json');
      if (site.id !== context.req.valid('param').site) {
        throw new ProblemError('bad_request', { detail: 'The id in the body is not the id in the address.' });
      }
      await sites.put(site);
      return context.json(viewOf(site), 200);
    })
    .openapi(getSite, async context => {
      const site = await sites.get(context.req.valid('param').site);
      if (!site) throw new ProblemError('unknown_site');
      return context.json(viewOf(site), 200);
    })
    .openapi(turns, async context => {
      const { site, id } = context.req.valid('param');
      const view = unwrap(await conversationOf(site, id).turns());
      return context.json(
        { turns: view.turns.map(turn => ({ ...turn })), judged: view.judged.map(one => ({ ...one })) },
        200,
      );
    })
    .openapi(owner, async context => {
      const { site, id } = context.req.valid('param');
      return context.json(
        unwrap(await conversationOf(site, id).setOwner(context.req.valid('json').owner)),
        200,
      );
    });
}

/** Secrets stay: only how many keys there are is told. */
function viewOf({ identity, ...rest }: Site) {
  return { ...rest, identityKeys: identity.length };
}
