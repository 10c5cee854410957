import type { Grant } from './grant.ts';
import { createGrants } from './grant.ts';

const DAYS = 14;

export interface ResumeLinks {
  /** A token for a link in a mail. */
  issue(grant: Grant): Promise<string>;
  /** @throws ProblemError session_invalid */
  verify(token: string): Promise<Grant>;
}

/** Links by which a customer comes back from a mail: whoever has the mail reads this one visitor's conversations. */
export function createResumeLinks(secret: string, clock: () => Date): ResumeLinks {
  const grants = createGrants({ secret, audience: 'waypost-resume', clock, refusal: 'session_invalid' });
  return {
    issue: grant => grants.issue(grant, new Date(clock().getTime() + DAYS * 86_400_000)),
    verify: token => grants.verify(token),
  };
}
