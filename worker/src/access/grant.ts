import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';
import type { ProblemCode } from '../protocol.ts';

/** Whose conversation a signed grant opens. */
export interface Grant {
  site: string;
  conversation: string;
  speaker: { visitorId: string; customerId?: string };
}

export interface Grants {
  /** @param id names this one grant, where each may be used once. */
  issue(grant: Grant, expiresAt: Date, id?: string): Promise<string>;
  /** @throws ProblemError under the code that the grants were made with. */
  verify(token: string): Promise<Grant & { id?: string }>;
}

const claims = z.object({
  sub: z.string(),
  jti: z.string().min(8).optional(),
  site: z.string(),
  conversation: z.string(),
  cid: z.string().optional(),
});

/** Grants for one purpose: the audience keeps a token of one kind from passing for another. */
export function createGrants(options: {
  secret: string;
  audience: string;
  clock: () => Date;
  refusal: ProblemCode;
}): Grants {
  const { audience, clock, refusal } = options;
  const key = new TextEncoder().encode(options.secret);
  return {
    issue({ site, conversation, speaker: { visitorId, customerId } }, expiresAt, id) {
      const token = new SignJWT({ site, conversation, ...(customerId !== undefined && { cid: customerId }) })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(visitorId)
        .setAudience(audience)
        .setExpirationTime(expiresAt);
      return (id === undefined ? token : token.setJti(id)).sign(key);
    },

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience,
          currentDate: clock(),
          requiredClaims: ['sub', 'exp'],
        });
        const { sub, jti, site, conversation, cid } = claims.parse(payload);
        const speaker = { visitorId: sub, ...(cid !== undefined && { customerId: cid }) };
        return { site, conversation, speaker, ...(jti !== undefined && { id: jti }) };
      } catch (cause) {
        throw new ProblemError(refusal, { cause });
      }
    },
  };
}
