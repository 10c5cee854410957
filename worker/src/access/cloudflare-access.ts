import type { JWTVerifyGetKey } from 'jose';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';
import type { DeskIdentity } from './desk-session.ts';

/** Reads the assertion that Cloudflare Access puts on each request it let through. */
export interface AccessCheck {
  /** @throws ProblemError desk_signed_out */
  verify(assertion: string): Promise<DeskIdentity>;
}

export interface AccessOptions {
  /** 'https://team.cloudflareaccess.com' */
  teamDomain: string;
  /** The application's audience tag. */
  audience: string;
  /** The team's public keys. */
  keys: JWTVerifyGetKey;
  clock: () => Date;
}

/** A person has an e-mail address; a service token has none and does not work at the desk. */
const claimsSchema = z.object({
  email: z.email(),
  exp: z.number(),
  custom: z.looseObject({ name: z.string().min(1).max(80).optional() }).optional(),
});

/**
 * Security: the header alone proves nothing, since a request may reach the worker past Access. Only the
 * team's signature for this very application does.
 */
export function createAccessCheck({ teamDomain, audience, keys, clock }: AccessOptions): AccessCheck {
  return {
    async verify(assertion) {
      try {
        const { payload } = await jwtVerify(assertion, keys, {
          algorithms: ['RS256', 'ES256'],
          issuer: teamDomain,
          audience,
          currentDate: clock(),
          requiredClaims: ['exp', 'iat', 'email'],
        });
        const { email, exp, custom } = claimsSchema.parse(payload);
        return {
          agent: { name: custom?.name ?? nameOf(email), email },
          via: 'access',
          until: exp * 1000,
        };
      } catch (cause) {
        throw new ProblemError('desk_signed_out', { cause });
      }
    },
  };
}

/** 'ana.silva@example.com' → 'Ana Silva': what customers read, who are not told the address. */
function nameOf(email: string): string {
  const words =
    email
      .split('@')[0]
      ?.split('+')[0]
      ?.split(/[._-]+/)
      .filter(Boolean) ?? [];
  return words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || 'Agent';
}
