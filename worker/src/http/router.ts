import { OpenAPIHono } from '@hono/zod-openapi';
import type { DeskIdentity } from '../access/desk-session.ts';
import type { Session } from '../access/session.ts';
import type { Site } from '../access/site.ts';
import { ProblemError } from './problem.ts';

/** What middleware leaves for the routes. */
export interface RouteVariables {
  requestId: string;
  /** Only behind the session middleware. */
  session: Session;
  /** The session's site, only behind the session middleware. */
  site: Site;
  /** Only behind the desk's own sign-in. */
  desk: DeskIdentity;
}

export type AppEnv = { Variables: RouteVariables };

/** More faults than a person reads; a hostile body must not be answered by a larger one. */
const MAX_ERRORS = 20;

/** A router whose validation failures become problem+json with the path of each fault. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: result => {
      if (result.success) return;
      throw new ProblemError('bad_request', {
        errors: result.error.issues.slice(0, MAX_ERRORS).map(issue => ({
          path: issue.path.join('.').slice(0, 200),
          message: issue.message.slice(0, 300),
        })),
      });
    },
  });
}
