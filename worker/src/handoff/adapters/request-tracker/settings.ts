import { z } from 'zod';

export interface RequestTrackerSettings {
  /** https://rt.example.org */
  baseUrl: string;
  /** The name of the user that we write as: what it wrote is never taken for an agent's answer. */
  user: string;
  auth: { kind: 'token'; token: string } | { kind: 'password'; password: string };
  queue: string;
  /** The secret part of the path that a scrip calls with hints. */
  webhookPathSecret?: string;
}

const schema = z.object({
  RT_BASE_URL: z.url('RT_BASE_URL must be the address of Request Tracker, such as https://rt.example.org.'),
  RT_USER: z.string('RT_USER is missing: the name of a user of Waypost’s own.').min(1),
  RT_TOKEN: z.string().optional(),
  RT_PASSWORD: z.string().optional(),
  RT_QUEUE: z.string().default('General'),
  RT_WEBHOOK_SECRET: z.preprocess(
    value => (value === '' ? undefined : value),
    z
      .string()
      .min(16, 'RT_WEBHOOK_SECRET needs at least 16 characters: it stands in for a signature.')
      .optional(),
  ),
});

/**
 * @param env the worker's environment, or any record of strings.
 * @throws Error naming the setting that is wrong and where its value is found.
 */
export function readRequestTrackerSettings(env: Record<string, unknown>): RequestTrackerSettings {
  const values = schema.parse(env);
  const { RT_TOKEN: token, RT_PASSWORD: password } = values;
  if (!token && !password)
    throw new Error(
      'RT_TOKEN is missing: Settings, Auth Tokens, as the user of RT_USER. Or set RT_PASSWORD.',
    );
  return {
    baseUrl: values.RT_BASE_URL.replace(/\/+$/, ''),
    user: values.RT_USER,
    auth: token ? { kind: 'token', token } : { kind: 'password', password: password ?? '' },
    queue: values.RT_QUEUE || 'General',
    ...(values.RT_WEBHOOK_SECRET && { webhookPathSecret: values.RT_WEBHOOK_SECRET }),
  };
}
