import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SignJWT } from 'jose';
import { owner } from './data.ts';

export type IdentitySettings = { secret: string; site: string };

const COOKIE = 'tidely_session';

export type Sessions = {
  isSignedIn(request: IncomingMessage): boolean;
  signIn(): string;
  signOut(request: IncomingMessage): string;
};

/** Sessions live in memory: a restart signs everybody out. Both acts return the Set-Cookie value. */
export function createSessions(): Sessions {
  const active = new Set<string>();
  return {
    isSignedIn: request => active.has(readSessionId(request) ?? ''),
    signIn() {
      const id = randomUUID();
      active.add(id);
      return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200`;
    },
    signOut(request) {
      active.delete(readSessionId(request) ?? '');
      return `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
    },
  };
}

/** The short-lived proof, signed on the server, that this browser belongs to the customer. */
export async function signIdentityToken(identity: IdentitySettings): Promise<string> {
  const { id, name, email, plan, role, createdAt } = owner;
  return new SignJWT({ name, email, plan, role, createdAt })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(id)
    .setAudience(identity.site)
    .setIssuedAt()
    .setExpirationTime('15m')
    .sign(new TextEncoder().encode(identity.secret));
}

/** Only paths of this site: anything else could send the visitor to a stranger. */
export function safeReturnPath(value: string | null): string {
  return value !== null && /^\/(?![/\\])[\w\-./]*$/.test(value) ? value : '/';
}

function readSessionId(request: IncomingMessage): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map(pair => pair.trim());
  return pairs.find(pair => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}
