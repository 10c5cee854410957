import { createRoute, z } from '@hono/zod-openapi';
import { verifyIdentity } from '../../access/identity.ts';
import type { Session, Sessions } from '../../access/session.ts';
import { continueSession } from '../../access/session.ts';
import type { Site, Sites } from '../../access/site.ts';
import { publicSite } from '../../access/site.ts';
import type { PageSuggestions, SuggestionStore } from '../../knowledge/suggestions.ts';
import { primaryLanguage, questionsFor } from '../../knowledge/suggestions.ts';
import type { PageContext, SessionResponse } from '../../protocol.ts';
import { requireOrigin } from '../middleware.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import { problemResponses, sessionRequestSchema } from '../schemas.ts';

export interface SessionDeps {
  sites: Sites;
  sessions: Sessions;
  suggestions: Pick<SuggestionStore, 'read'>;
  now: () => Date;
  newId: () => string;
}

const openSession = createRoute({
  method: 'post',
  path: '/sessions',
  summary: 'Open or renew a session',
  request: { body: { required: true, content: { 'application/json': { schema: sessionRequestSchema } } } },
  responses: {
    200: {
      description: 'A session token, and what the widget may know of its site',
      content: {
        'application/json': {
          schema: z
            .object({
              token: z.string(),
              expiresAt: z.string(),
              visitorId: z.string(),
              site: z.looseObject({ id: z.string() }),
            })
            .openapi('SessionResponse'),
        },
      },
    },
    ...problemResponses,
  },
});

/** POST /v1/sessions */
export function sessionRoutes({ sites, sessions, suggestions, now, newId }: SessionDeps) {
  return createRouter().openapi(openSession, async context => {
    const { site: siteId, token, identityToken, page } = context.req.valid('json');
    const site = await sites.get(siteId);
    if (!site) throw new ProblemError('unknown_site');
    requireOrigin(site.origins, context.req.header('origin'), context.req.url);

    const customer = identityToken ? await verifyIdentity(identityToken, site, now()) : undefined;
    const earlier = token ? await verifyOrForget(sessions, token) : undefined;
    const issued = await sessions.issue(continueSession(site.id, earlier, customer, newId));
    return context.json(toResponse(issued, site, await suggestionsFor(site, suggestions, page)), 200);
  });
}

/** An old or foreign token is no reason to shut anybody out: they become a new visitor. */
async function verifyOrForget(sessions: Sessions, token: string): Promise<Session | undefined> {
  try {
    return await sessions.verify(token);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

function toResponse(
  issued: Awaited<ReturnType<Sessions['issue']>>,
  site: Site,
  suggestedQuestions: string[],
): SessionResponse {
  const { session, token, expiresAt } = issued;
  const { customer } = session;
  return {
    token,
    expiresAt: expiresAt.toISOString(),
    visitorId: session.visitorId,
    ...(customer && {
      customer: {
        id: customer.id,
        ...(customer.name && { name: customer.name }),
        ...(customer.email && { email: customer.email }),
      },
    }),
    site: publicSite(site, suggestedQuestions),
  };
}

/** Questions for the page: the site's own and those worked out from the articles in the page's language. */
async function suggestionsFor(
  site: Site,
  suggestions: Pick<SuggestionStore, 'read'>,
  page?: PageContext,
): Promise<string[]> {
  const path = page ? new URL(page.url).pathname : '/';
  const workedOut = await readOrNone(site, suggestions, page);
  return questionsFor(workedOut, path, site.suggestedQuestions);
}

async function readOrNone(
  site: Site,
  suggestions: Pick<SuggestionStore, 'read'>,
  page?: PageContext,
): Promise<PageSuggestions> {
  const none = { pages: [], others: [] };
  try {
    return (await suggestions.read(site.id, primaryLanguage(page?.language ?? site.locale))) ?? none;
  } catch (error) {
    // A panel without suggestions is better than none.
    console.error('suggested questions could not be read', { site: site.id, error: String(error) });
    return none;
  }
}
