import type { MiddlewareHandler } from 'hono';
import { digestOf, isSameSecret, toHex } from '../access/secrets.ts';
import type { Sessions } from '../access/session.ts';
import type { Sites } from '../access/site.ts';
import { isOriginAllowed } from '../access/site.ts';
import { ProblemError } from './problem.ts';
import type { AppEnv } from './router.ts';

/** How long a browser may remember a preflight, in seconds (Chromium's own limit). */
const PREFLIGHT_SECONDS = 7200;

/** Gives each request an id that its problem bodies and log lines share. */
export function requestId(newId: () => string): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    context.set('requestId', newId());
    await next();
    context.header('x-request-id', context.get('requestId'));
    context.header('x-content-type-options', 'nosniff');
  };
}

/**
 * CORS for the widget's API: echoes an origin only when a site lists it. No cookies are used, so
 * nothing is ever sent with credentials. Whether the origin fits the very site is `session`'s matter.
 */
export function cors(sites: Sites): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const isKnown = origin !== undefined && (await sites.isKnownOrigin(origin));
    if (context.req.method === 'OPTIONS') {
      if (!isKnown) throw new ProblemError('origin_forbidden');
      return new Response(null, {
        status: 204,
        headers: {
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'authorization, content-type, user-agent',
          'access-control-max-age': String(PREFLIGHT_SECONDS),
          vary: 'Origin',
        },
      });
    }
    // Before next(): an answer made from a thrown problem needs the header as well.
    context.header('vary', 'Origin');
    if (isKnown) {
      context.header('access-control-allow-origin', origin);
      context.header('access-control-expose-headers', 'x-request-id, retry-after');
    }
    await next();
  };
}

/** Who is speaking and for which site; the page's origin must be one of that site's. */
export function session(sessions: Sessions, sites: Sites): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const token = bearer(context.req.header('authorization'));
    if (!token) throw new ProblemError('session_missing');
    const current = await sessions.verify(token);
    const site = await sites.get(current.site);
    if (!site) throw new ProblemError('unknown_site');
    requireOrigin(site.origins, context.req.header('origin'), context.req.url);
    context.set('session', current);
    context.set('site', site);
    await next();
  };
}

/**
 * Requests without an Origin come from outside browsers, where it proves nothing: they pass; so do those of
 * the worker's own pages, to which a mail's link leads.
 * @param url the request's own address
 */
export function requireOrigin(origins: readonly string[], origin: string | undefined, url: string): void {
  if (origin === undefined || origin === new URL(url).origin) return;
  if (!isOriginAllowed(origins, origin)) throw new ProblemError('origin_forbidden');
}

/** A coarse limit per address, all sites together; the exact ones are the conversation's own. */
export function addressLimit(limiter: Pick<RateLimit, 'limit'>): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const address = context.req.header('cf-connecting-ip') ?? 'local';
    const { success } = await limiter.limit({ key: await hashed(address) });
    if (!success) throw new ProblemError('rate_limited', { retryAfter: 60 });
    await next();
  };
}

/** Opens the admin API for its token alone, compared without telling how much of it was right. */
export function adminOnly(adminToken: string): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const token = bearer(context.req.header('authorization')) ?? '';
    if (!(await isSameSecret(token, adminToken))) throw new ProblemError('admin_token_invalid');
    await next();
  };
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
}

/** Limits are keyed by a hash: no address is kept in the clear. */
async function hashed(value: string): Promise<string> {
  return toHex(await digestOf(value));
}
