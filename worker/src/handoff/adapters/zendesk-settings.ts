import { baseUrlOf, secretsOf } from './helpdesk-settings.ts';

/** How the product signs in: as an OAuth client, or with an API token while those still work. */
export type ZendeskAuth =
  | { kind: 'oauth'; clientId: string; clientSecret: string; scope: string }
  | { kind: 'token'; email: string; apiToken: string };

export interface ZendeskSettings {
  /** https://example.zendesk.com */
  baseUrl: string;
  auth: ZendeskAuth;
  /** Signing secrets of the webhooks, all that are live; none: replies are polled for. */
  webhookSecrets: string[];
  /** The group new tickets go to; else the helpdesk's own rules decide. */
  groupId?: string;
}

/** Uploads belong to no narrower scope. */
const DEFAULT_SCOPE = 'read write';

/**
 * Zendesk's settings from the environment; undefined when ZENDESK_BASE_URL is not set.
 * @throws Error naming the setting that is missing or wrong.
 */
export function readZendeskSettings(env: Record<string, unknown>): ZendeskSettings | undefined {
  const text = (name: string) => (typeof env[name] === 'string' ? env[name].trim() : '');
  if (!text('ZENDESK_BASE_URL')) return undefined;
  const groupId = text('ZENDESK_GROUP_ID');
  if (groupId && !/^\d+$/.test(groupId))
    throw new Error(
      'ZENDESK_GROUP_ID is a number: the last part of the group’s address in the admin centre.',
    );
  return {
    baseUrl: baseUrlOf('ZENDESK_BASE_URL', text('ZENDESK_BASE_URL'), 'https://example.zendesk.com'),
    auth: authOf(text),
    webhookSecrets: secretsOf(text('ZENDESK_WEBHOOK_SECRET')),
    ...(groupId && { groupId }),
  };
}

function authOf(text: (name: string) => string): ZendeskAuth {
  const clientId = text('ZENDESK_CLIENT_ID');
  const clientSecret = text('ZENDESK_CLIENT_SECRET');
  if (clientId && clientSecret)
    return { kind: 'oauth', clientId, clientSecret, scope: text('ZENDESK_SCOPE') || DEFAULT_SCOPE };
  if (clientId || clientSecret)
    throw new Error('ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET go together: one of them is missing.');
  const email = text('ZENDESK_EMAIL');
  const apiToken = text('ZENDESK_API_TOKEN');
  if (email && apiToken) return { kind: 'token', email, apiToken };
  throw new Error(
    'Zendesk needs ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET (a confidential OAuth client), or ZENDESK_EMAIL and ZENDESK_API_TOKEN on accounts that still have tokens.',
  );
}
