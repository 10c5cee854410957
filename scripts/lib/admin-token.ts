import { readDevVars } from './dev-vars.ts';
import { SetupError } from './project.ts';

/** The token for the admin API, from the environment or .dev.vars. Throws SetupError where there is none. */
export function requireAdminToken(): string {
  const token = process.env['WAYPOST_ADMIN_TOKEN'] || readDevVars().ADMIN_TOKEN;
  if (token) return token;
  throw new SetupError('There is no admin token. Set WAYPOST_ADMIN_TOKEN, or ADMIN_TOKEN in .dev.vars.');
}
