import { z } from 'zod';
import { baseUrlOf, secretsOf } from '../helpdesk-settings.ts';

export interface FreshdeskSettings {
  /** https://example.freshdesk.com */
  baseUrl: string;
  /** Of an agent; it may do what that agent may. */
  apiKey: string;
  /** Secrets of the automation's webhook, all that are live; none: replies are polled for. */
  hookSecrets: string[];
  /** The group new tickets go to; else the helpdesk's own rules decide. */
  groupId?: string;
}

const LEAST_SECRET = 16;

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional());

const schema = z.object({
  FRESHDESK_BASE_URL: z.string('FRESHDESK_BASE_URL is missing; it looks like https://example.freshdesk.com.'),
  FRESHDESK_API_KEY: z
    .string('FRESHDESK_API_KEY is missing: Profile settings of an agent, View API key.')
    .trim()
    .min(8, 'FRESHDESK_API_KEY is too short: Profile settings of an agent, View API key.'),
  FRESHDESK_HOOK_SECRET: optional(
    z
      .string()
      .transform(secretsOf)
      .refine(
        secrets => secrets.every(secret => secret.length >= LEAST_SECRET),
        `FRESHDESK_HOOK_SECRET needs at least ${LEAST_SECRET} characters: it stands in for a signature.`,
      ),
  ),
  FRESHDESK_GROUP_ID: optional(
    z.string().regex(/^\d+$/, 'FRESHDESK_GROUP_ID is a number: the last part of the group’s address.'),
  ),
});

/**
 * @param env the worker's environment, or any record of strings. FRESHDESK_HOOK_SECRET may be several, with
 * commas between.
 * @throws Error naming the setting that is wrong and where its value is found.
 */
export function readFreshdeskSettings(env: Record<string, unknown>): FreshdeskSettings {
  const values = schema.parse(env);
  return {
    baseUrl: baseUrlOf(
      'FRESHDESK_BASE_URL',
      values.FRESHDESK_BASE_URL.trim(),
      'https://example.freshdesk.com',
    ),
    apiKey: values.FRESHDESK_API_KEY,
    hookSecrets: values.FRESHDESK_HOOK_SECRET ?? [],
    ...(values.FRESHDESK_GROUP_ID && { groupId: values.FRESHDESK_GROUP_ID }),
  };
}
