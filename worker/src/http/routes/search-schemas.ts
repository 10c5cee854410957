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
    mended: z
      .array(z.object({ word: z.string(), as: z.string() }))
      .openapi({ description: 'Misspelt words and what they were taken for' }),
    confidence: z.number().openapi({ description: 'How likely the best article answers' }),
    articles: z
      .array(
        z.object({
          articleId: z.string(),
          title: z.string(),
          url: z.string().optional(),
          score: z.number(),
          signals: signalsSchema,
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
    learned: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          similarity: z.number(),
          articles: z.array(z.string()),
        }),
      )
      .openapi({ description: 'Resolved questions that voted, most alike first' }),
    meta: z
      .object({ rowsRead: z.number(), notes: z.array(z.string()) })
      .openapi({ description: 'What the search cost, and what failed while the rest worked' }),
  })
  .openapi('SearchResponse');
