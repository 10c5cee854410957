import { z } from 'zod';

export interface ChatwootSettings {
  /** https://app.chatwoot.com, or one's own. */
  baseUrl: string;
  accountId: string;
  /** Of a user who is a member of the inbox. */
  apiToken: string;
  /** An inbox of the kind 'API channel': only those take messages in a customer's name. */
  inboxId: string;
  /** The inbox's public identifier. With it, contacts are found or made in one call. */
  inboxIdentifier?: string;
  /** Proves to the inbox who a verified customer is. */
  hmacToken?: string;
  /** All secrets in use: the account's webhook, the inbox's callback. */
  webhookSecrets: string[];
  /** The secret part of the webhook's path, for callbacks that are not signed. */
  webhookPathSecret?: string;
}

const digits = (name: string, where: string) =>
  z.string(`${name} is missing: ${where}.`).regex(/^\d+$/, `${name} is a number: ${where}.`);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional());

const schema = z.object({
  CHATWOOT_BASE_URL: optional(z.url('CHATWOOT_BASE_URL must be a URL, such as https://app.chatwoot.com.')),
  CHATWOOT_ACCOUNT_ID: digits('CHATWOOT_ACCOUNT_ID', 'in the address of every page, /app/accounts/N'),
  CHATWOOT_API_TOKEN: z
    .string('CHATWOOT_API_TOKEN is missing: Profile settings, Access token.')
    .min(8, 'CHATWOOT_API_TOKEN is too short: Profile settings, Access token.'),
  CHATWOOT_INBOX_ID: digits('CHATWOOT_INBOX_ID', 'in the address of the API inbox’s settings'),
  CHATWOOT_INBOX_IDENTIFIER: optional(z.string()),
  CHATWOOT_HMAC_TOKEN: optional(z.string()),
  CHATWOOT_WEBHOOK_SECRET: optional(z.string()),
  CHATWOOT_WEBHOOK_PATH_SECRET: optional(
    z
      .string()
      .min(16, 'CHATWOOT_WEBHOOK_PATH_SECRET needs at least 16 characters: it stands in for a signature.'),
  ),
});

/**
 * @param env the worker's environment, or any record of strings. CHATWOOT_WEBHOOK_SECRET may be several,
 * with commas between.
 * @throws ZodError naming the setting that is wrong and where its value is found.
 */
export function readChatwootSettings(env: Record<string, unknown>): ChatwootSettings {
  const values = schema.parse(env);
  return {
    baseUrl: values.CHATWOOT_BASE_URL ?? 'https://app.chatwoot.com',
    accountId: values.CHATWOOT_ACCOUNT_ID,
    apiToken: values.CHATWOOT_API_TOKEN,
    inboxId: values.CHATWOOT_INBOX_ID,
    ...(values.CHATWOOT_INBOX_IDENTIFIER && { inboxIdentifier: values.CHATWOOT_INBOX_IDENTIFIER }),
    ...(values.CHATWOOT_HMAC_TOKEN && { hmacToken: values.CHATWOOT_HMAC_TOKEN }),
    webhookSecrets: (values.CHATWOOT_WEBHOOK_SECRET ?? '').split(',').flatMap(one => one.trim() || []),
    ...(values.CHATWOOT_WEBHOOK_PATH_SECRET && { webhookPathSecret: values.CHATWOOT_WEBHOOK_PATH_SECRET }),
  };
}
