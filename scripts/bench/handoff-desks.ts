import { SetupError } from '../lib/project.ts';
import { startChatwoot } from '../stand-ins/chatwoot.ts';
import { startFreshdesk } from '../stand-ins/freshdesk.ts';
import type { HelpdeskStandIn } from '../stand-ins/helpdesk-stand-in.ts';
import { startIntercom } from '../stand-ins/intercom.ts';
import { startZendesk } from '../stand-ins/zendesk.ts';

/** A helpdesk's stand-in with the settings that lead the worker to it. */
export interface BenchDesk {
  standIn: HelpdeskStandIn;
  bindings: Record<string, string>;
}

/** Webhook secrets are set, so that the worker need not poll; nobody answers here. */
const DESKS: Record<string, () => Promise<BenchDesk>> = {
  async zendesk() {
    const standIn = await startZendesk();
    return {
      standIn,
      bindings: {
        ZENDESK_BASE_URL: standIn.url,
        ZENDESK_CLIENT_ID: 'waypost',
        ZENDESK_CLIENT_SECRET: 'client-secret',
        ZENDESK_WEBHOOK_SECRET: 'zendesk-webhook-secret',
      },
    };
  },
  async freshdesk() {
    const [apiKey, hookSecret] = ['key-of-an-agent', 'a-long-random-hook-secret'];
    const standIn = await startFreshdesk({ apiKey, hookSecret, now: Date.now });
    return {
      standIn,
      bindings: {
        FRESHDESK_BASE_URL: standIn.url,
        FRESHDESK_API_KEY: apiKey,
        FRESHDESK_HOOK_SECRET: hookSecret,
      },
    };
  },
  async intercom() {
    const secrets = { accessToken: 'token-of-the-app', adminId: '42', clientSecret: 'a client secret' };
    const standIn = await startIntercom({ ...secrets, now: Date.now });
    return {
      standIn,
      bindings: {
        INTERCOM_BASE_URL: standIn.url,
        INTERCOM_ACCESS_TOKEN: secrets.accessToken,
        INTERCOM_ADMIN_ID: secrets.adminId,
        INTERCOM_CLIENT_SECRET: secrets.clientSecret,
      },
    };
  },
  async chatwoot() {
    const ids = { accountId: '1', inboxId: '3', apiToken: 'token-of-a-user' };
    const webhookSecret = 'a webhook secret';
    const standIn = await startChatwoot({ ...ids, webhookSecret, now: Date.now });
    return {
      standIn,
      bindings: {
        CHATWOOT_BASE_URL: standIn.url,
        CHATWOOT_ACCOUNT_ID: ids.accountId,
        CHATWOOT_INBOX_ID: ids.inboxId,
        CHATWOOT_API_TOKEN: ids.apiToken,
        CHATWOOT_WEBHOOK_SECRET: webhookSecret,
      },
    };
  },
};

/** Starts a helpdesk's stand-in by its name in the site's settings. */
export function startDesk(name: string): Promise<BenchDesk> {
  const start = DESKS[name];
  if (!start)
    throw new SetupError(`--helpdesk is "${name}", but must be one of ${Object.keys(DESKS).join(', ')}.`);
  return start();
}
