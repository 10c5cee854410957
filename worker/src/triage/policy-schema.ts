import { z } from '@hono/zod-openapi';
import type { Policy } from './policy.ts';
import { DEFAULT_POLICY } from './policy.ts';

const phrase = z.string().trim().min(2).max(120);

/** A site's `policy`: what is left out is as in the default. */
export const policySchema = z.object({
  topics: z
    .array(
      z.object({
        id: z
          .string()
          .regex(
            /^[a-z0-9][a-z0-9-]{0,62}$/,
            'A topic id has 1 to 63 lower-case letters, digits and hyphens.',
          ),
        mode: z.enum(['autonomous', 'assisted', 'human-only']),
        keywords: z.array(phrase).max(100).optional(),
        examples: z.array(z.string().trim().min(5).max(300)).max(100).optional(),
      }),
    )
    .max(100)
    .refine(
      topics => new Set(topics.map(({ id }) => id)).size === topics.length,
      'Every topic has an id of its own.',
    )
    .default(DEFAULT_POLICY.topics),
  keywords: z.array(phrase).max(200).default(DEFAULT_POLICY.keywords),
  unhelpedAnswers: z.number().int().min(1).max(5).default(DEFAULT_POLICY.unhelpedAnswers),
}) satisfies z.ZodType<Policy>;
