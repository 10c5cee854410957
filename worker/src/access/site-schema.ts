import { z } from '@hono/zod-openapi';
import { DEFAULT_HANDOFF, handoffSchema } from '../handoff/handoff-schema.ts';
import { DEFAULT_POLICY } from '../triage/policy/default.ts';
import { policySchema } from '../triage/policy/schema.ts';
import type { Site } from './site.ts';

const originSchema = z
  .string()
  .regex(
    /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/,
    'An origin is scheme://host[:port], lower case, without a path.',
  );

const webUrlSchema = z
  .string()
  .max(2_000)
  .regex(/^(https?:\/\/|mailto:)/, 'A link starts with https://, http:// or mailto:.');

const identityKeySchema = z.discriminatedUnion('alg', [
  z.object({
    alg: z.literal('HS256'),
    secret: z.string().min(32, 'An HS256 secret has at least 32 characters.'),
    kid: z.string().optional(),
  }),
  z.object({
    alg: z.literal('ES256'),
    jwk: z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
    kid: z.string().optional(),
  }),
]);

export const siteIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'A site id has 1 to 63 lower-case letters, digits and hyphens.');

const themeSchema = z.object({
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'A colour is #rrggbb.')
    .default('#2f5bea'),
  mode: z.enum(['auto', 'light', 'dark']).default('auto'),
  position: z.enum(['right', 'left']).default('right'),
});

/** A site's settings: the admin API's body, and what D1's JSON is read back through. */
export const siteSchema = z.object({
  id: siteIdSchema,
  name: z.string().min(1).max(80),
  origins: z.array(originSchema).min(1).max(50),
  locale: z.string().min(2).max(35).default('en'),
  theme: themeSchema.default({ accent: '#2f5bea', mode: 'auto', position: 'right' }),
  greeting: z.string().max(160).default('How can we help?'),
  contactUrl: webUrlSchema.optional(),
  suggestedQuestions: z
    .array(z.object({ pages: z.array(z.string().max(200)), questions: z.array(z.string().max(160)).max(10) }))
    .max(200)
    .default([]),
  identity: z
    .union([identityKeySchema.transform(key => [key]), z.array(identityKeySchema).max(2)])
    .default([]),
  retentionDays: z.number().int().min(1).max(3650).default(365),
  learning: z
    .enum(['on', 'off'])
    .default('on')
    .openapi({ description: 'Whether answers that customers found helpful are learned from' }),
  answering: z
    .object({
      answerFrom: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .openapi({ description: 'Confidence below which nothing is answered' }),
    })
    .default({}),
  handoff: handoffSchema.default(DEFAULT_HANDOFF),
  policy: policySchema.default(DEFAULT_POLICY),
}) satisfies z.ZodType<Site>;
