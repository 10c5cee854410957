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
  summary:
    'Create a site or replace its settings; identity keys go in and never come out, and stay unless `identity` is named',
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

const status = createRoute({
  method: 'get',
  path: '/status',
  summary: 'What is wrong with the helpdesks that sites name and with the mail port, and how to mend it',
  security,
  responses: {
    200: {
      description: '`problem` is absent while all is well',
      content: json(
        z
          .object({ helpdesk: z.string(), mail: z.string(), problem: z.string().optional() })
          .openapi('Status'),
      ),
    },
    ...problemResponses,
  },
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
export function adminRoutes(
  sites: Sites,
  conversationOf: ConversationOf,
  stateOf: () => Promise<{ helpdesk: string; mail: string; problem?: string }>,
) {
  return createRouter()
    .openapi(status, async context => context.json(await stateOf(), 200))
    .openapi(putSite, async context => {
      const site = context.req.valid('json');
      if (site.id !== context.req.valid('param').site) {
        throw new ProblemError('bad_request', { detail: 'The id in the body is not the id in the address.' });
      }
      const given: unknown = await context.req.json();
      const unknown = unknownKeys(given, site).filter(key => key !== 'identityKeys');
      if (unknown.length > 0) {
        throw new ProblemError('bad_request', {
          errors: unknown.map(path => ({ path, message: 'There is no such setting.' })),
        });
      }
      // Keys never come out, so settings that were read and sent back have none: that takes nobody's identity away.
      const isSilent = !isRecord(given) || given['identity'] === undefined;
      const earlier = isSilent ? await sites.get(site.id) : undefined;
      const next = earlier ? { ...site, identity: earlier.identity } : site;
      await sites.put(next);
      return context.json(viewOf(next), 200);
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

/** Names in `given` that the schema did not take over, as paths: a slip of the pen would be a default, silently. */
function unknownKeys(given: unknown, taken: unknown, path = ''): string[] {
  if (Array.isArray(given) && Array.isArray(taken)) {
    return given.flatMap((one, index) => unknownKeys(one, taken[index], `${path}${index}.`));
  }
  if (!isRecord(given) || !isRecord(taken)) return [];
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(taken, key) || value === undefined
      ? unknownKeys(value, taken[key], `${path}${key}.`)
      : [`${path}${key}`],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Secrets stay: only how many keys there are is told. */
function viewOf({ identity, ...rest }: Site) {
  return { ...rest, identityKeys: identity.length };
}
