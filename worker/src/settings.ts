import { z } from 'zod';

const schema = z.object({
  SESSION_SECRET: z
    .string()
    .min(32, 'SESSION_SECRET needs at least 32 characters; `npm start` writes one to .dev.vars.'),
  ADMIN_TOKEN: z
    .string()
    .min(16, 'ADMIN_TOKEN needs at least 16 characters; `npm start` writes one to .dev.vars.'),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.union([z.literal(''), z.url()]).optional(),
  OPENAI_MODEL: z.string().min(1).default('gpt-5-mini'),
  OPENAI_API: z.enum(['auto', 'chat', 'responses']).default('auto'),
});

export interface Settings {
  sessionSecret: string;
  adminToken: string;
  /** Absent: answers are extractive. */
  model?: { apiKey: string; baseUrl?: string; model: string; api: 'auto' | 'chat' | 'responses' };
}

/**
 * The environment, read and checked once.
 * @throws ZodError naming the setting that is wrong.
 */
export function readSettings(env: Cloudflare.Env): Settings {
  const values = schema.parse(env);
  return {
    sessionSecret: values.SESSION_SECRET,
    adminToken: values.ADMIN_TOKEN,
    ...(values.OPENAI_API_KEY && {
      model: {
        apiKey: values.OPENAI_API_KEY,
        model: values.OPENAI_MODEL,
        api: values.OPENAI_API,
        ...(values.OPENAI_BASE_URL && { baseUrl: values.OPENAI_BASE_URL }),
      },
    }),
  };
}
