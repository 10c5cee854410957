import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';
import type { VerifiedCustomer } from './customer.ts';
import { verifiedCustomer } from './customer.ts';

const SESSION_DAYS = 30;
const AUDIENCE = 'waypost-session';

/** Who is speaking: a visitor of one site and, while the product vouches for it, a customer. */
export interface Session {
  site: string;
  visitorId: string;
  /** The customer this visitor was once verified as: stays when the facts have run out. */
  customerId?: string;
  customer?: VerifiedCustomer;
}

export interface IssuedSession {
  session: Session;
  token: string;
  expiresAt: Date;
}

export interface Sessions {
  issue(session: Session): Promise<IssuedSession>;
  /** @throws ProblemError session_expired | session_invalid */
  verify(token: string): Promise<Session>;
}

const claimsSchema = z.object({
  sub: z.string().min(1),
  site: z.string().min(1),
  cid: z.string().optional(),
  facts: z
    .object({
      id: z.string(),
      name: z.string().optional(),
      email: z.string().optional(),
      traits: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      until: z.number(),
    })
    .optional(),
});

/** Session tokens, signed by the worker: the visitor id in them is only as good as the signature. */
export function createSessions(secret: string, clock: () => Date): Sessions {
  const key = new TextEncoder().encode(secret);

  return {
    async issue(session) {
      const now = clock();
      const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
      const token = await new SignJWT({
        site: session.site,
        ...(session.customerId && { cid: session.customerId }),
        ...(session.customer && { facts: { ...session.customer } }),
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(session.visitorId)
        .setAudience(AUDIENCE)
        .setIssuedAt(now)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { session, token, expiresAt };
    },

    async verify(token) {
      const parsed = claimsSchema.safeParse(await readClaims(token, key, clock()));
      if (!parsed.success) throw new ProblemError('session_invalid', { cause: parsed.error });
      const claims = parsed.data;
      const { facts } = claims;
      const isVouched = facts !== undefined && facts.until > clock().getTime() / 1000;
      return {
        site: claims.site,
        visitorId: claims.sub,
        ...(claims.cid && { customerId: claims.cid }),
        ...(isVouched && { customer: verifiedCustomer(facts, facts.until) }),
      };
    },
  };
}

async function readClaims(token: string, key: Uint8Array, now: Date): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      currentDate: now,
      requiredClaims: ['sub', 'exp'],
    });
    return payload;
  } catch (error) {
    throw new ProblemError(error instanceof errors.JWTExpired ? 'session_expired' : 'session_invalid', {
      cause: error,
    });
  }
}

/**
 * The session that follows when a visitor (re)opens one. An anonymous visitor may become a customer,
 * once; another customer on the same device is another visitor, so nobody inherits a conversation.
 */
export function continueSession(
  site: string,
  earlier: Session | undefined,
  customer: VerifiedCustomer | undefined,
  newVisitorId: () => string,
): Session {
  const same = earlier?.site === site ? earlier : undefined;
  if (!customer) return same ?? { site, visitorId: newVisitorId() };
  const isSamePerson =
    same !== undefined && (same.customerId === undefined || same.customerId === customer.id);
  return {
    site,
    visitorId: isSamePerson ? same.visitorId : newVisitorId(),
    customerId: customer.id,
    customer,
  };
}
