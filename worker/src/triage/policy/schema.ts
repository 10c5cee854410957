import { z } from '@hono/zod-openapi';
import { DEFAULT_POLICY } from './default.ts';
import { linkTo } from './links.ts';
import type { Policy } from './types.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'An id has 1 to 63 lower-case letters, digits and hyphens.');

/** Phrases are matched in every form of their words: a pattern would only be slower and miss more. */
const phrase = z
  .string()
  .trim()
  .min(2, 'A keyword has at least two characters.')
  .max(120, 'A keyword has at most 120 characters; whole questions belong into examples.')
  .refine(
    text => !/^\/.*\/[a-z]*$|\\[bdswBDSW]|\.\*|\(\?|\[[^\]]+\][*+]/.test(text),
    'Patterns are not read here. Write the words as a customer would: every form of them is found.',
  );

const glob = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[/*]/, 'A page is a path like /app/billing*, without the host; * stands for anything.');

const fact = z.strictObject({
  fact: z.string().trim().min(1).max(60),
  values: z.array(z.string().trim().min(1).max(120)).min(1).max(50),
});

const localised = z
  .union([
    z.string().transform((text): Record<string, string> => ({ en: text })),
    z.record(z.string(), z.string()),
  ])
  .pipe(
    z
      .record(
        z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'A language is a tag like en or pt-BR.'),
        z.string().trim().min(1, 'Words are missing.').max(2_000),
      )
      .refine(texts => Object.keys(texts).length > 0, 'Words in at least one language are needed.'),
  );

const priority = z.enum(['low', 'normal', 'high', 'urgent']);

const conditions = z.strictObject({
  topics: z.array(id).min(1).max(100).optional(),
  facts: z.array(fact).min(1).max(20).optional(),
  signals: z
    .array(z.enum(['new_account', 'unresolved_tickets']))
    .min(1)
    .optional(),
  pages: z.array(glob).min(1).max(50).optional(),
  languages: z.array(z.string().min(2).max(35)).min(1).max(50).optional(),
  severity: z
    .array(z.enum(['low', 'normal', 'urgent']))
    .min(1)
    .optional(),
  sentiment: z
    .array(z.enum(['negative', 'neutral', 'positive']))
    .min(1)
    .optional(),
  triggers: z
    .array(
      z.enum([
        'button',
        'asked',
        'unhelped',
        'frustration',
        'topic',
        'keyword',
        'tier',
        'low_confidence',
        'note',
        'assisted',
        'taken',
      ]),
    )
    .min(1)
    .optional(),
  keywords: z.array(phrase).min(1).max(100).optional(),
});

const link = z
  .string()
  .max(2_000)
  .refine(
    linkTo,
    'A link is https://…, http://localhost… or mailto:…, or a path of the product like /app/billing.',
  );

const mode = z.enum(['autonomous', 'assisted', 'human-only']);

const topic = z.strictObject({
  id,
  title: z.string().trim().min(2).max(80).optional(),
  mode,
  owner: z.string().trim().min(1).max(80).optional(),
  keywords: z.array(phrase).max(100).optional(),
  examples: z.array(z.string().trim().min(5).max(300)).max(100).optional(),
  category: z.string().trim().min(1).max(120).optional(),
  articles: z.array(z.string().min(1).max(200)).max(50).optional(),
});

const minutes = z.number().int().min(1).max(525_600);

const rule = z.strictObject({
  id,
  when: conditions,
  team: id.optional(),
  priority: priority.optional(),
  tags: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'A tag has lower-case letters, digits, - and _.'))
    .max(20)
    .optional(),
  sla: z.strictObject({ firstReply: minutes, resolution: minutes }).optional(),
});

const action = z
  .strictObject({
    id,
    when: conditions,
    label: localised,
    why: localised,
    next: localised,
    url: link.optional(),
    call: z
      .string()
      .regex(
        /^[A-Za-z][A-Za-z0-9_.-]{0,62}$/,
        'The name of a registered action has letters, digits and . _ -',
      )
      .optional(),
  })
  .refine(
    ({ url, call }) => (url === undefined) !== (call === undefined),
    'An action has either a url to go to or the name of a registered action to call.',
  );

const escalation = z.strictObject({
  keywords: z.array(phrase).max(200).default(DEFAULT_POLICY.escalation.keywords),
  failedAnswers: z.number().int().min(1).max(5).default(DEFAULT_POLICY.escalation.failedAnswers),
  frustration: z.boolean().default(DEFAULT_POLICY.escalation.frustration),
  tiers: z
    .array(fact.extend({ topics: z.array(id).min(1).max(100).optional() }))
    .max(20)
    .default([]),
  lowConfidence: z.enum(['decline', 'escalate']).default(DEFAULT_POLICY.escalation.lowConfidence),
});

function uniqueIds<Item extends z.ZodType<{ id: string }>>(item: Item, what: string) {
  return z
    .array(item)
    .max(200)
    .superRefine((all, context) => {
      const seen = new Set<string>();
      for (const [index, one] of all.entries()) {
        if (seen.has(one.id))
          context.addIssue({
            code: 'custom',
            path: [index, 'id'],
            message: `Another ${what} is called “${one.id}” already: every ${what} has an id of its own.`,
          });
        seen.add(one.id);
      }
    });
}

/** A policy; what is left out is as in the default. Unknown keys are refused: a misspelt rule must not be silent. */
export const policySchema = z.strictObject({
  topics: uniqueIds(topic, 'topic').default(DEFAULT_POLICY.topics),
  otherwise: mode.default(DEFAULT_POLICY.otherwise),
  escalation: escalation.default(DEFAULT_POLICY.escalation),
  teams: uniqueIds(
    z.strictObject({
      id,
      name: z.string().trim().min(1).max(80).optional(),
      helpdeskId: z.string().trim().min(1).max(120).optional(),
    }),
    'team',
  ).default([]),
  routing: uniqueIds(rule, 'routing rule').default([]),
  autoResponses: uniqueIds(
    z.strictObject({
      id,
      when: conditions,
      text: localised,
      link: z.strictObject({ label: localised, url: link }).optional(),
    }),
    'auto-response',
  ).default([]),
  actions: uniqueIds(action, 'action').default([]),
  allowedLinks: z.array(link).max(100).default([]),
  pages: z
    .array(z.strictObject({ pages: z.array(glob).min(1).max(50), topics: z.array(id).min(1).max(50) }))
    .max(100)
    .default([]),
  helpdeskTickets: z.enum(['leave', 'triage']).default(DEFAULT_POLICY.helpdeskTickets),
}) satisfies z.ZodType<Policy>;
