import { z } from '@hono/zod-openapi';
import { MAX_MESSAGE_LENGTH } from '../schemas.ts';

const MAX_PASSAGES = 50;

/** A page as an address or as its path alone; priors look at the path. */
const pageSchema = z
  .string()
  .max(2_000)
  .refine(
    value => value.startsWith('/') || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
    'A page is an http(s) address or a path that starts with /.',
  )
  .transform(value => new URL(value, 'https://page.invalid').pathname);

export const searchRequestSchema = z
  .object({
    text: z.string().min(1).max(MAX_MESSAGE_LENGTH).openapi({ example: 'How do I cancel?' }),
    page: pageSchema.optional().openapi({ type: 'string', description: 'Address or path of the page' }),
    locale: z.string().min(2).max(35).optional().openapi({ description: 'BCP 47; the site’s unless given' }),
    limit: z.number().int().min(1).max(MAX_PASSAGES).default(20).openapi({ description: 'Passages at most' }),
    history: z
      .array(z.object({ role: z.enum(['user', 'assistant']), text: z.string().max(MAX_MESSAGE_LENGTH * 2) }))
      .max(50)
      .optional()
      .openapi({ description: 'Earlier turns, oldest first' }),
  })
  .openapi('SearchRequest');

const signalsSchema = z
  .record(z.string(), z.number())
  .openapi({ description: 'Named parts of the score, higher is better' });

export const searchResponseSchema = z
  .object({
    terms: z.array(z.string()).openapi({ description: 'What was searched for' }),
    coverage: z.number().openapi({ description: 'Share of the question that the best article covers' }),
    confidence: z.number().optional(),
    articles: z
      .array(
        z.object({
          articleId: z.string(),
          title: z.string(),
          url: z.string().optional(),
          score: z.number(),
          signals: signalsSchema.optional(),
        }),
      )
      .openapi({ description: 'Distinct articles, best first' }),
    passages: z.array(
      z.object({
        articleId: z.string(),
        ordinal: z.number(),
        headings: z.array(z.string()),
        text: z.string().openapi({ description: 'The part of the passage with most of the words' }),
        found: z.array(z.string()).openapi({ description: 'The terms that it or its title holds' }),
        score: z.number(),
        signals: signalsSchema,
      }),
    ),
    timings: z.object({
      retrievalMs: z.number().openapi({ description: 'In the worker, without HTTP' }),
    }),
    meta: z.record(z.string(), z.unknown()).optional().openapi({ description: 'What it cost: rowsRead, …' }),
    learned: z
      .array(z.unknown())
      .optional()
      .openapi({ description: 'Earlier questions that voted, and for which article' }),
  })
  .openapi('SearchResponse');
