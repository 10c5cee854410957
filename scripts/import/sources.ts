import { baseUrlOf } from '../../worker/src/handoff/adapters/helpdesk-settings.ts';
import { createZendeskAuthorization } from '../../worker/src/handoff/adapters/zendesk-auth.ts';
import { readZendeskSettings } from '../../worker/src/handoff/adapters/zendesk-settings.ts';
import { createChatwootImport } from './chatwoot.ts';
import type { ApiClientOptions } from './client.ts';
import { createApiClient } from './client.ts';
import { createFreshdeskImport } from './freshdesk.ts';
import { ImportError } from './import-error.ts';
import { createIntercomImport } from './intercom.ts';
import type { ImportVendor } from './options.ts';
import type { ImportSource } from './types.ts';
import { createZendeskImport } from './zendesk.ts';

export interface SourceOptions {
  since: Date | undefined;
  topicField: string | undefined;
  say: (text: string) => void;
  /** For tests: a clock that does not wait. */
  time?: Pick<ApiClientOptions, 'sleep' | 'now'>;
}

type Env = Record<string, string | undefined>;

/**
 * A vendor's account by the settings in the environment.
 * @throws ImportError naming the setting that is missing or wrong.
 */
export function createSource(vendor: ImportVendor, env: Env, options: SourceOptions): ImportSource {
  try {
    return SOURCES[vendor](env, options);
  } catch (error) {
    // Settings are read by the readers of the helpdesks, which throw with what to do.
    if (error instanceof Error && error.constructor === Error) throw new ImportError(error.message);
    throw error;
  }
}

const SOURCES: Record<ImportVendor, (env: Env, options: SourceOptions) => ImportSource> = {
  zendesk(env, options) {
    const settings = readZendeskSettings(env);
    if (!settings) throw new ImportError('ZENDESK_BASE_URL is missing: https://YOUR-NAME.zendesk.com.');
    const authorization = createZendeskAuthorization(settings, { now: Date.now });
    const client = createApiClient({
      vendor: 'Zendesk',
      baseUrl: settings.baseUrl,
      headers: () => authorization.headers(),
      credentials: 'the ZENDESK_… settings (an export takes an admin)',
      say: options.say,
      ...options.time,
    });
    return createZendeskImport({ baseUrl: settings.baseUrl, client, ...chosen(options) });
  },

  freshdesk(env, options) {
    const baseUrl = addressIn(env, 'FRESHDESK_BASE_URL', 'https://acme.freshdesk.com');
    const authorization = `Basic ${Buffer.from(`${needed(env, 'FRESHDESK_API_KEY')}:X`).toString('base64')}`;
    const client = createApiClient({
      vendor: 'Freshdesk',
      baseUrl,
      headers: () => ({ authorization }),
      credentials: 'FRESHDESK_API_KEY',
      say: options.say,
      ...options.time,
    });
    return createFreshdeskImport({ baseUrl, client, ...chosen(options) });
  },

  intercom(env, options) {
    const baseUrl = addressIn(env, 'INTERCOM_BASE_URL', 'https://api.intercom.io', true);
    const authorization = `Bearer ${needed(env, 'INTERCOM_ACCESS_TOKEN')}`;
    const client = createApiClient({
      vendor: 'Intercom',
      baseUrl,
      headers: () => ({ authorization, 'intercom-version': '2.16' }),
      credentials: 'INTERCOM_ACCESS_TOKEN and INTERCOM_BASE_URL (the region)',
      say: options.say,
      ...options.time,
    });
    return createIntercomImport({ baseUrl, client, ...chosen(options) });
  },

  chatwoot(env, options) {
    const baseUrl = addressIn(env, 'CHATWOOT_BASE_URL', 'https://app.chatwoot.com', true);
    const accountId = needed(env, 'CHATWOOT_ACCOUNT_ID');
    const token = needed(env, 'CHATWOOT_API_TOKEN');
    const client = createApiClient({
      vendor: 'Chatwoot',
      baseUrl,
      headers: () => ({ api_access_token: token }),
      credentials: 'CHATWOOT_API_TOKEN and CHATWOOT_ACCOUNT_ID',
      say: options.say,
      ...options.time,
    });
    return createChatwootImport({ baseUrl, accountId, client, ...chosen(options) });
  },
};

function chosen({ since, topicField }: SourceOptions): { since?: Date; topicField?: string } {
  return { ...(since && { since }), ...(topicField && { topicField }) };
}

function needed(env: Env, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new ImportError(`${name} is missing: set it in the environment or in .dev.vars.`);
}

function addressIn(env: Env, name: string, example: string, isDefault = false): string {
  const value = env[name] || (isDefault ? example : undefined);
  if (!value) throw new ImportError(`${name} is missing: set it like ${example}.`);
  return baseUrlOf(name, value, example);
}
