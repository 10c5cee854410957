import { z } from 'zod';
import type { Helpdesk, HelpdeskName } from '../helpdesk.ts';
import { readChatwootSettings } from './chatwoot/settings.ts';
import { createChatwoot } from './chatwoot.ts';
import { readFreshdeskSettings } from './freshdesk/settings.ts';
import { createFreshdesk } from './freshdesk.ts';
import { readIntercomSettings } from './intercom/settings.ts';
import { createIntercom } from './intercom.ts';
import { readRequestTrackerSettings } from './request-tracker/settings.ts';
import { createRequestTracker } from './request-tracker.ts';
import { createZendesk } from './zendesk.ts';
import { readZendeskSettings } from './zendesk-settings.ts';

/** A helpdesk of this deployment: set up, left out, or set up wrongly (and how to mend it). */
export type HelpdeskSetUp = { helpdesk: Helpdesk } | { problem: string } | undefined;

type External = Exclude<HelpdeskName, 'desk'>;

/** By which setting a helpdesk is meant to be there, and how it is made. */
const EXTERNAL: Partial<
  Record<External, { setting: string; create: (env: Record<string, unknown>) => Helpdesk | undefined }>
> = {
  zendesk: {
    setting: 'ZENDESK_BASE_URL',
    create: env => {
      const settings = readZendeskSettings(env);
      return settings && createZendesk(settings, { now: Date.now });
    },
  },
  freshdesk: {
    setting: 'FRESHDESK_BASE_URL',
    create: env => createFreshdesk(readFreshdeskSettings(env), { now: Date.now }),
  },
  intercom: {
    setting: 'INTERCOM_ACCESS_TOKEN',
    create: env => createIntercom(readIntercomSettings(env), { now: Date.now }),
  },
  'request-tracker': {
    setting: 'RT_BASE_URL',
    create: env => createRequestTracker(readRequestTrackerSettings(env)),
  },
  chatwoot: {
    setting: 'CHATWOOT_API_TOKEN',
    create: env => createChatwoot(readChatwootSettings(env), { now: Date.now }),
  },
};

/**
 * All helpdesks of a deployment. A wrong setting of one never stops the worker: its tickets are parked with
 * the reason, and the desk says what is wrong.
 */
export function createHelpdesks(
  env: Record<string, unknown>,
  desk: Helpdesk,
): (name: HelpdeskName) => HelpdeskSetUp {
  const made = new Map<HelpdeskName, HelpdeskSetUp>([['desk', { helpdesk: desk }]]);
  return name => {
    // A name may come from an address that anybody can call: only known ones are kept.
    if (name !== 'desk' && !Object.hasOwn(EXTERNAL, name)) return undefined;
    if (!made.has(name)) made.set(name, setUp(env, name as External));
    return made.get(name);
  };
}

function setUp(env: Record<string, unknown>, name: External): HelpdeskSetUp {
  const entry = EXTERNAL[name];
  if (!entry || !env[entry.setting]) return undefined;
  try {
    const helpdesk = entry.create(env);
    return helpdesk && { helpdesk };
  } catch (error) {
    const problem = wordsOf(error);
    console.error('a helpdesk is set up wrongly', { helpdesk: name, problem });
    return { problem };
  }
}

/** For agents: of settings that a schema refused, its own sentences and no JSON. */
function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return [...new Set(error.issues.map(({ message }) => message))].join(' ');
  return error instanceof Error ? error.message : String(error);
}
