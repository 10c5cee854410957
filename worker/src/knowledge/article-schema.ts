import { z } from '@hono/zod-openapi';
import type { ArticleInput } from './types.ts';

/** One article at the boundary. The byte limit of the text is the store's to check. */
export const articleInputSchema = z
  .object({
    id: z
      .string()
      .regex(
        /^[\p{L}\p{N}][\p{L}\p{N}._~:@/+-]{0,199}$/u,
        'An id has 1 to 200 letters, digits and . _ - ~ : @ / +.',
      ),
    title: z.string().trim().min(1, 'The title is empty.').max(300, 'A title has at most 300 characters.'),
    text: z.string().max(500_000, 'An article has at most 500 kB of text. Split it.'),
    notes: z.string().max(100_000, 'Internal notes have at most 100 kB.').optional(),
    url: z
      .string()
      .max(2_000)
      .regex(
        /^(https?:\/\/|\/(?!\/))[^\s\\]*$/,
        'A link starts with https://, http:// or / and has no blanks.',
      )
      .refine(value => URL.canParse(value, 'https://x.invalid'), 'This is not an address.')
      .optional(),
    locale: z
      .string()
      .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, 'A locale looks like en or pt-BR.')
      .optional(),
    area: z.string().max(100).optional(),
    pages: z
      .array(z.string().regex(/^[/*]/, 'A page pattern starts with / or *.').max(300))
      .max(50)
      .optional(),
    plans: z.array(z.string().min(1).max(100)).max(50).optional(),
    updatedAt: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}(T.*)?$/, 'A date looks like 2026-11-23.')
      .optional(),
  })
  .openapi('ArticleInput') satisfies z.ZodType<ArticleInput>;
