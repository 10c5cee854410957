import type { DeskAgents, DeskSession, SignInOptions } from '../../../desk-protocol.ts';
import type { AgentStore } from '../../../handoff/desk-ports.ts';
import type { DeskDoors } from '../../desk-auth.ts';
import { deskOnly, dropCookie, keepCookie } from '../../desk-auth.ts';
import { bodyOf, signInSchema } from '../../desk-schemas.ts';
import { addressLimit } from '../../middleware.ts';
import { ProblemError } from '../../problem.ts';
import { createRouter } from '../../router.ts';

export interface SignInDeps {
  doors: DeskDoors;
  agents: AgentStore;
  /** Tries from one address. */
  limiter: Pick<RateLimit, 'limit'>;
}

/** GET, POST /sign-in; POST /sign-out; GET /me; GET /agents */
export function signInRoutes({ doors, agents, limiter }: SignInDeps) {
  const options: SignInOptions = { token: doors.sessions !== undefined, access: doors.access !== undefined };
  const router = createRouter();
  router.get('/sign-in', context => context.json(options));

  router.post('/sign-in', addressLimit(limiter), async context => {
    const { token, name } = await bodyOf(context, signInSchema);
    const entry = await doors.sessions?.signIn(token, name);
    if (!entry) throw new ProblemError('desk_signed_out', { detail: 'This is not the desk’s token.' });
    keepCookie(context, entry.cookie, entry.identity.until);
    await agents.seen(entry.identity.agent);
    return context.json(sessionOf(entry.identity));
  });

  router.post('/sign-out', context => {
    dropCookie(context);
    return context.body(null, 204);
  });

  router.get('/me', deskOnly(doors), async context => {
    const identity = context.get('desk');
    // Who comes by Access never signed in here.
    if (identity.via === 'access') await agents.seen(identity.agent);
    return context.json(sessionOf(identity));
  });

  router.get('/agents', deskOnly(doors), async context => {
    return context.json({ agents: await agents.list() } satisfies DeskAgents);
  });
  return router;
}

function sessionOf({
  agent,
  via,
  until,
}: {
  agent: DeskSession['agent'];
  via: DeskSession['via'];
  until: number;
}) {
  return { agent, via, expiresAt: new Date(until).toISOString() } satisfies DeskSession;
}
