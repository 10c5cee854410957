import { createRoute, z } from '@hono/zod-openapi';
import { verifyIdentity } from '../../access/identity.ts';
import type { Session, Sessions } from '../../access/session.ts';
import { continueSession } from '../../access/session.ts';
import type { Site, Sites } from '../../access/site.ts';
import { publicSite } from '../../access/site.ts';
import { matchesPage } from '../../knowledge/page-pattern.ts';
import type { PageContext, SessionResponse } from '../../protocol.ts';
import { requireOrigin } from '../middleware.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import { problemResponses, sessionRequestSchema } from '../schemas.ts';

const MAX_SUGGESTIONS = 3;

export interface SessionDeps {
  sites: Sites;
  sessions: Sessions;
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
export function sessionRoutes({ sites, sessions, now, newId }: SessionDeps) {
  return createRouter().openapi(openSession, async context => {
    const { site: siteId, token, identityToken, page } = context.req.valid('json');
    const site = await sites.get(siteId);
    if (!site) throw new ProblemError('unknown_site');
    requireOrigin(site.origins, context.req.header('origin'));

    const customer = identityToken ? await verifyIdentity(identityToken, site, now()) : undefined;
    const earlier = token ? await verifyOrForget(sessions, token) : undefined;
    const issued = await sessions.issue(continueSession(site.id, earlier, customer, newId));
    return context.json(toResponse(issued, site, page), 200);
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
  page?: PageContext,
): SessionResponse {
  const { session, token, expiresAt } = issued;
  const { customer } = session;
  return {
    token,
    expiresAt: expiresAt.toISOString(),
    visitorId: session.visitorId,
    ...(customer && { customer: { id: customer.id, ...(customer.name && { name: customer.name }) } }),
    site: publicSite(site, suggestionsFor(site, page)),
  };
}

/** Questions of the first entry that fits the page: entries stand from the specific to the general. */
function suggestionsFor(site: Site, page?: PageContext): string[] {
  const path = page ? new URL(page.url).pathname : '/';
  const fitting = site.suggestedQuestions.find(entry =>
    entry.pages.some(pattern => matchesPage(pattern, path)),
  );
  return (fitting?.questions ?? []).slice(0, MAX_SUGGESTIONS);
}
