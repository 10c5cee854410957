import { ProblemError } from '../http/problem.ts';
import type { Grant } from './grant.ts';
import { createGrants } from './grant.ts';

const SECONDS = 60;

export interface LiveTickets {
  issue(grant: Grant): Promise<{ ticket: string; expiresAt: string }>;
  /** @throws ProblemError live_ticket_invalid */
  verify(ticket: string): Promise<Grant & { id: string }>;
}

/** Short-lived tickets, since a WebSocket's handshake carries no header of ours; each opens once. */
export function createLiveTickets(secret: string, clock: () => Date, newId: () => string): LiveTickets {
  const refusal = 'live_ticket_invalid';
  const grants = createGrants({ secret, audience: 'waypost-live', clock, refusal });
  return {
    async issue(grant) {
      const expiresAt = new Date(clock().getTime() + SECONDS * 1000);
      return { ticket: await grants.issue(grant, expiresAt, newId()), expiresAt: expiresAt.toISOString() };
    },

    async verify(ticket) {
      const { id, ...grant } = await grants.verify(ticket);
      // Without a name of its own it could open any number of times.
      if (id === undefined) throw new ProblemError(refusal);
      return { ...grant, id };
    },
  };
}
