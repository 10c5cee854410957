import { bodyLimit } from 'hono/body-limit';
import type { DeskLive } from '../../handoff/desk-ports.ts';
import { deskOnly, sameOrigin } from '../desk-auth.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import type { LibraryDeps } from './desk/library.ts';
import { libraryRoutes } from './desk/library.ts';
import { deskPageRoutes } from './desk/page.ts';
import type { DeskPolicyDeps } from './desk/policy.ts';
import { deskPolicyRoutes } from './desk/policy.ts';
import type { SignInDeps } from './desk/sign-in.ts';
import { signInRoutes } from './desk/sign-in.ts';
import type { TicketDeps } from './desk/tickets.ts';
import { ticketRoutes } from './desk/tickets.ts';

/** Texts; files have a limit of their own. */
const JSON_BYTES = 256 * 1024;

export interface DeskDeps extends SignInDeps, TicketDeps, LibraryDeps, DeskPolicyDeps {
  queue: TicketDeps['queue'];
  live: DeskLive;
  /** The built page. */
  assets: Pick<Fetcher, 'fetch'>;
}

/** /desk: the page, and its API below /desk/api. */
export function deskRoutes(deps: DeskDeps) {
  const api = createRouter();
  api.use('*', sameOrigin());
  api.use('*', async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  });
  const json = bodyLimit({
    maxSize: JSON_BYTES,
    onError: () => {
      throw new ProblemError('body_too_large');
    },
  });
  api.use('*', (context, next) => (context.req.path.endsWith('/files') ? next() : json(context, next)));
  api.route('/', signInRoutes(deps));
  // Everything from here on is for agents.
  api.use('*', deskOnly(deps.doors));
  api.get('/live', context => {
    if (context.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw new ProblemError('bad_request', { detail: 'Open this address as a WebSocket.' });
    }
    const { agent, until } = context.get('desk');
    return deps.live.connect(context.req.raw, agent, until);
  });
  api.route('/', ticketRoutes(deps));
  api.route('/', libraryRoutes(deps));
  api.route('/', deskPolicyRoutes(deps));
  api.all('*', () => {
    throw new ProblemError('not_found');
  });

  return createRouter().route('/api', api).route('/', deskPageRoutes(deps.assets));
}
