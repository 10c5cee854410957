import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ROOT } from './project.ts';

const SECRETS = ['SESSION_SECRET', 'ADMIN_TOKEN', 'DESK_TOKEN', 'DEMO_IDENTITY_SECRET'] as const;

/** What `.dev.vars` holds; other settings (OPENAI_API_KEY and the like) stand beside the secrets. */
export type DevVars = Record<(typeof SECRETS)[number], string> & Record<string, string | undefined>;

/**
 * Reads `.dev.vars`, first adding random secrets where they are missing; what somebody wrote stays.
 * Security: the file is readable by its owner only.
 */
export function ensureDevVars(file = join(ROOT, '.dev.vars')): DevVars {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const present = parseEnv(text);
  const missing = SECRETS.filter(name => !present[name]);
  if (missing.length > 0) {
    const lines = missing.map(name => `${name}="${randomBytes(32).toString('base64url')}"`);
    writeFileSync(file, `${text}${text && !text.endsWith('\n') ? '\n' : ''}${lines.join('\n')}\n`, {
      mode: 0o600,
    });
    chmodSync(file, 0o600);
  }
  return readDevVars(file);
}

/** Reads `.dev.vars`; absent secrets are empty strings. */
export function readDevVars(file = join(ROOT, '.dev.vars')): DevVars {
  const vars = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return {
    ...vars,
    SESSION_SECRET: vars['SESSION_SECRET'] ?? '',
    ADMIN_TOKEN: vars['ADMIN_TOKEN'] ?? '',
    DESK_TOKEN: vars['DESK_TOKEN'] ?? '',
    DEMO_IDENTITY_SECRET: vars['DEMO_IDENTITY_SECRET'] ?? '',
  };
}
