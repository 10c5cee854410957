import { z } from 'zod';

const schema = z.object({
  SESSION_SECRET: z
    .string()
    .min(32, 'SESSION_SECRET needs at least 32 characters; `npm start` writes one to .dev.vars.'),
  ADMIN_TOKEN: z
    .string()
    .min(16, 'ADMIN_TOKEN needs at least 16 characters; `npm start` writes one to .dev.vars.'),
  DESK_TOKEN: z
    .union([z.literal(''), z.string().min(16, 'DESK_TOKEN needs at least 16 characters, or is left out.')])
    .optional(),
  PUBLIC_URL: z.union([z.literal(''), z.url()]).optional(),
  CF_ACCESS_TEAM_DOMAIN: z.union([z.literal(''), z.url()]).optional(),
  CF_ACCESS_AUD: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.union([z.literal(''), z.url()]).optional(),
  OPENAI_MODEL: z.string().min(1).default('gpt-5-mini'),
  OPENAI_API: z.enum(['auto', 'chat', 'responses']).default('auto'),
  TRIAGE_MODEL: z.enum(['on', 'off']).default('off'),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  OPENAI_EMBEDDING_DIMENSIONS: z.coerce.number().int().min(1).max(1536).default(1024),
  EMBEDDED_VECTORS: z.enum(['on', 'off']).default('off'),
  RERANKER: z.enum(['on', 'off']).default('off'),
});

export interface Settings {
  sessionSecret: string;
  adminToken: string;
  /** Where the worker is reached from outside: for links in mails and tickets. */
  publicUrl?: string;
  /** Absent: nobody signs in to the desk by a token. */
  deskToken?: string;
  /** The desk behind Cloudflare Access. */
  access?: { teamDomain: string; audience: string };
  /** Absent: answers are extractive. */
  model?: { apiKey: string; baseUrl?: string; model: string; api: 'auto' | 'chat' | 'responses' };
  /** The model is also asked about messages that code alone cannot place. */
  hasTriageModel: boolean;
  /** Absent: words alone. */
  vectors?: VectorSettings;
  /** Passages are re-scored by Workers AI. */
  hasReranker: boolean;
}

/** How texts become vectors. */
export type EmbedderSetting =
  | { kind: 'openai'; apiKey: string; baseUrl?: string; model: string; dimensions: number }
  | { kind: 'workers-ai' }
  | { kind: 'local' };

/** Which vectors stand beside the words. */
export interface VectorSettings {
  embedder: EmbedderSetting;
  index: 'vectorize' | 'd1';
}

/**
 * The environment, read and checked once.
 * @throws ZodError naming the setting that is wrong.
 */
export function readSettings(env: Cloudflare.Env): Settings {
  const values = schema.parse(env);
  const vectors = vectorSettings(env, values);
  if (values.RERANKER === 'on' && !env.AI) throw new Error(NO_AI);
  if (values.TRIAGE_MODEL === 'on' && !values.OPENAI_API_KEY) throw new Error(NO_MODEL);
  return {
    sessionSecret: values.SESSION_SECRET,
    adminToken: values.ADMIN_TOKEN,
    ...(values.PUBLIC_URL && { publicUrl: values.PUBLIC_URL.replace(/\/+$/, '') }),
    ...(values.DESK_TOKEN && { deskToken: values.DESK_TOKEN }),
    ...accessSettings(values),
    ...(values.OPENAI_API_KEY && {
      model: {
        apiKey: values.OPENAI_API_KEY,
        model: values.OPENAI_MODEL,
        api: values.OPENAI_API,
        ...(values.OPENAI_BASE_URL && { baseUrl: values.OPENAI_BASE_URL }),
      },
    }),
    ...(vectors && { vectors }),
    hasReranker: values.RERANKER === 'on',
    hasTriageModel: values.TRIAGE_MODEL === 'on',
  };
}

function accessSettings(values: z.infer<typeof schema>): Pick<Settings, 'access'> {
  const { CF_ACCESS_TEAM_DOMAIN: domain, CF_ACCESS_AUD: audience } = values;
  if (!domain && !audience) return {};
  if (!domain || !audience) throw new Error(HALF_ACCESS);
  return { access: { teamDomain: new URL(domain).origin, audience } };
}

const HALF_ACCESS =
  'Cloudflare Access needs both CF_ACCESS_TEAM_DOMAIN and CF_ACCESS_AUD; set the other, or neither.';
const NO_MODEL =
  'TRIAGE_MODEL is on, but there is no model: set OPENAI_API_KEY, or set TRIAGE_MODEL to "off".';
const NO_AI =
  'RERANKER is on, but there is no AI binding: add [env.production.ai], or set RERANKER to "off".';

/** A vendor's index with a vendor's embedder, or the embedded ones where they are asked for. */
function vectorSettings(env: Cloudflare.Env, values: z.infer<typeof schema>): VectorSettings | undefined {
  const isEmbedded = values.EMBEDDED_VECTORS === 'on';
  const embedder = embedderSetting(env, values);
  if (env.VECTORS && embedder.kind !== 'local') return { embedder, index: 'vectorize' };
  return isEmbedded ? { embedder, index: 'd1' } : undefined;
}

function embedderSetting(env: Cloudflare.Env, values: z.infer<typeof schema>): EmbedderSetting {
  if (values.OPENAI_EMBEDDING_MODEL && values.OPENAI_API_KEY) {
    return {
      kind: 'openai',
      apiKey: values.OPENAI_API_KEY,
      ...(values.OPENAI_BASE_URL && { baseUrl: values.OPENAI_BASE_URL }),
      model: values.OPENAI_EMBEDDING_MODEL,
      dimensions: values.OPENAI_EMBEDDING_DIMENSIONS,
    };
  }
  return env.AI ? { kind: 'workers-ai' } : { kind: 'local' };
}
