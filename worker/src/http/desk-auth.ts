import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AccessCheck } from '../access/cloudflare-access.ts';
import type { DeskIdentity, DeskSessions } from '../access/desk-session.ts';
import { ProblemError } from './problem.ts';
import type { AppEnv } from './router.ts';

/** Which ways in there are; a desk with neither stays shut. */
export interface DeskDoors {
  /** By a token and a name. */
  sessions?: DeskSessions;
  /** By Cloudflare Access. */
  access?: AccessCheck;
}

const COOKIE = 'waypost-desk';
const ASSERTION = 'cf-access-jwt-assertion';

/** Lets in who Access vouches for, or who has the desk's cookie. */
export function deskOnly(doors: DeskDoors): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    context.set('desk', await identify(context, doors));
    await next();
  };
}

async function identify(context: Context<AppEnv>, { sessions, access }: DeskDoors): Promise<DeskIdentity> {
  const assertion = context.req.header(ASSERTION);
  // What Access says counts before a cookie: an agent it turned away must not come in by yesterday's.
  if (access && assertion) return access.verify(assertion);
  const cookie = readCookie(context);
  if (sessions && cookie) return sessions.verify(cookie);
  throw new ProblemError('desk_signed_out');
}

/**
 * Against requests that another site makes an agent's browser send: the cookie stays at home (SameSite=Strict),
 * and whatever changes something, or opens a socket, must come from the desk's own page.
 */
export function sameOrigin(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const isRead = context.req.method === 'GET' && context.req.header('upgrade') === undefined;
    if (!isRead && context.req.header('origin') !== new URL(context.req.url).origin) {
      throw new ProblemError('origin_forbidden', {
        detail: 'This can be done only from the desk’s own page.',
      });
    }
    await next();
  };
}

/** Keeps the cookie until the session ends. */
export function keepCookie(context: Context<AppEnv>, cookie: string, until: number): void {
  const expires = new Date(until);
  const common = { httpOnly: true, sameSite: 'Strict', path: '/', expires } as const;
  // Without TLS, as on a laptop, browsers take no __Host- cookie.
  if (isSecure(context)) setCookie(context, COOKIE, cookie, { ...common, secure: true, prefix: 'host' });
  else setCookie(context, COOKIE, cookie, common);
}

export function dropCookie(context: Context<AppEnv>): void {
  if (isSecure(context)) deleteCookie(context, COOKIE, { path: '/', secure: true, prefix: 'host' });
  else deleteCookie(context, COOKIE, { path: '/' });
}

function readCookie(context: Context<AppEnv>): string | undefined {
  return isSecure(context) ? getCookie(context, COOKIE, 'host') : getCookie(context, COOKIE);
}

function isSecure(context: Context<AppEnv>): boolean {
  return new URL(context.req.url).protocol === 'https:';
}
