import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';
import type { LiveGrant } from './live-ticket.ts';

const AUDIENCE = 'waypost-resume';
const DAYS = 14;

export interface ResumeLinks {
  /** A token for a link in a mail. */
  issue(grant: LiveGrant): Promise<string>;
  /** @throws ProblemError session_invalid, also for one that has run out */
  verify(token: string): Promise<LiveGrant>;
}

const claims = z.object({
  sub: z.string(),
  site: z.string(),
  conversation: z.string(),
  cid: z.string().optional(),
});

/** Links by which a customer comes back from a mail: whoever has the mail reads this one visitor's conversations. */
export function createResumeLinks(secret: string, clock: () => Date): ResumeLinks {
  const key = new TextEncoder().encode(secret);
  return {
    issue: ({ site, conversation, speaker }) =>
      new SignJWT({
        site,
        conversation,
        ...(speaker.customerId !== undefined && { cid: speaker.customerId }),
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(speaker.visitorId)
        .setAudience(AUDIENCE)
        .setExpirationTime(new Date(clock().getTime() + DAYS * 86_400_000))
        .sign(key),

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: AUDIENCE,
          currentDate: clock(),
          requiredClaims: ['sub', 'exp'],
        });
        const { sub, site, conversation, cid } = claims.parse(payload);
        return {
          site,
          conversation,
          speaker: { visitorId: sub, ...(cid !== undefined && { customerId: cid }) },
        };
      } catch (cause) {
        throw new ProblemError('session_invalid', { cause });
      }
    },
  };
}
