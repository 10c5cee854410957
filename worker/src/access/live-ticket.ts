import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';

const AUDIENCE = 'waypost-live';
const SECONDS = 60;

/** Whose live channel a ticket opens. */
export interface LiveGrant {
  site: string;
  conversation: string;
  speaker: { visitorId: string; customerId?: string };
}

export interface LiveTickets {
  issue(grant: LiveGrant): Promise<{ ticket: string; expiresAt: string }>;
  /** @throws ProblemError live_ticket_invalid */
  verify(ticket: string): Promise<LiveGrant & { id: string }>;
}

const claims = z.object({
  sub: z.string(),
  jti: z.string().min(8),
  site: z.string(),
  conversation: z.string(),
  cid: z.string().optional(),
});

/** Short-lived tickets, since a WebSocket's handshake carries no header of ours; each opens once. */
export function createLiveTickets(secret: string, clock: () => Date, newId: () => string): LiveTickets {
  const key = new TextEncoder().encode(secret);
  return {
    async issue({ site, conversation, speaker }) {
      const now = clock();
      const expiresAt = new Date(now.getTime() + SECONDS * 1000);
      const ticket = await new SignJWT({
        site,
        conversation,
        ...(speaker.customerId !== undefined && { cid: speaker.customerId }),
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(speaker.visitorId)
        .setAudience(AUDIENCE)
        .setJti(newId())
        .setExpirationTime(expiresAt)
        .sign(key);
      return { ticket, expiresAt: expiresAt.toISOString() };
    },

    async verify(ticket) {
      try {
        const { payload } = await jwtVerify(ticket, key, {
          algorithms: ['HS256'],
          audience: AUDIENCE,
          currentDate: clock(),
          requiredClaims: ['sub', 'exp', 'jti'],
        });
        const { sub, jti, site, conversation, cid } = claims.parse(payload);
        const speaker = { visitorId: sub, ...(cid !== undefined && { customerId: cid }) };
        return { id: jti, site, conversation, speaker };
      } catch (cause) {
        throw new ProblemError('live_ticket_invalid', { cause });
      }
    },
  };
}
