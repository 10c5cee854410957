import { createRoute, z } from '@hono/zod-openapi';
import { siteIdSchema } from '../../access/site-schema.ts';
import type { LearnedStore, ResolvedQuestion } from '../../knowledge/learned-types.ts';
import { createRouter } from '../router.ts';
import { problemResponses } from '../schemas.ts';

const MAX_BATCH = 500;
const MAX_PAGE = 100;

const idSchema = z.string().min(1).max(200);
const paramsSchema = z.object({ site: siteIdSchema });
const security = [{ adminToken: [] }];

const questionSchema = z
  .object({
    id: idSchema.openapi({ description: 'Unique in its site: the ticket’s, say' }),
    title: z.string().max(1_000).default(''),
    text: z.string().max(50_000),
    articles: z.array(z.string().max(200)).max(50).openapi({ description: 'Ids of what resolved it' }),
    reply: z.string().max(50_000).optional().openapi({ description: 'The words that resolved it' }),
    page: z.string().max(2_000).optional().openapi({ description: 'Path of the page it was asked on' }),
    askedAt: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}(T.*)?$/, 'A date looks like 2026-11-23.')
      .optional(),
  })
  .openapi('ResolvedQuestion') satisfies z.ZodType<Omit<ResolvedQuestion, 'origin'>>;

const reportSchema = z
  .object({
    learned: z.array(z.string()),
    unchanged: z.array(z.string()),
    skipped: z.array(z.object({ id: z.string(), reason: z.string() })),
  })
  .openapi('LearnReport');

const recordSchema = questionSchema
  .extend({ origin: z.enum(['history', 'conversation']), learnedAt: z.string() })
  .openapi('LearnedQuestion');

const learnRoute = createRoute({
  method: 'put',
  path: '/sites/{site}/learned',
  summary: 'Learn from resolved questions',
  description: 'All or nothing and safe to repeat. A question that was withdrawn is not learned again.',
  security,
  request: {
    params: paramsSchema,
    body: json(z.object({ questions: z.array(questionSchema).max(MAX_BATCH) })),
  },
  responses: { 200: answer('What became of each question', reportSchema), ...problemResponses },
});

const listRoute = createRoute({
  method: 'get',
  path: '/sites/{site}/learned',
  summary: 'What was learned, in order of id',
  security,
  request: {
    params: paramsSchema,
    query: z.object({
      cursor: z.string().max(200).optional(),
      article: z.string().max(200).optional().openapi({ description: 'Only what speaks for this article' }),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
    }),
  },
  responses: {
    200: answer(
      'Learned questions; `next` is the cursor of the next page',
      z.object({ questions: z.array(recordSchema), next: z.string().optional() }),
    ),
    ...problemResponses,
  },
});

const withdrawRoute = createRoute({
  method: 'post',
  path: '/sites/{site}/learned/withdraw',
  summary: 'Stop questions from voting; they are not learned again until restored',
  security,
  request: {
    params: paramsSchema,
    body: json(
      z.object({ ids: z.array(idSchema).min(1).max(MAX_BATCH), reason: z.string().min(1).max(500) }),
    ),
  },
  responses: {
    200: answer('Ids that had been learned', z.object({ withdrawn: z.array(z.string()) })),
    ...problemResponses,
  },
});

const restoreRoute = createRoute({
  method: 'post',
  path: '/sites/{site}/learned/restore',
  summary: 'Let withdrawn questions be learned again; send them again for that',
  security,
  request: { params: paramsSchema, body: json(z.object({ ids: z.array(idSchema).min(1).max(MAX_BATCH) })) },
  responses: {
    200: answer('Ids that had been withdrawn', z.object({ restored: z.array(z.string()) })),
    ...problemResponses,
  },
});

/** Resolved questions, as `npm run ingest -- --history` sends them. Mount below the admin token and the site check. */
export function learnedRoutes(store: LearnedStore) {
  return createRouter()
    .openapi(learnRoute, async context => {
      const { site } = context.req.valid('param');
      const { questions } = context.req.valid('json');
      const resolved = questions.map(question => ({ ...question, origin: 'history' as const }));
      return context.json(await store.learn(site, resolved), 200);
    })
    .openapi(listRoute, async context =>
      context.json(await store.list(context.req.valid('param').site, context.req.valid('query')), 200),
    )
    .openapi(withdrawRoute, async context => {
      const { ids, reason } = context.req.valid('json');
      const withdrawn = await store.withdraw(context.req.valid('param').site, ids, reason);
      return context.json({ withdrawn }, 200);
    })
    .openapi(restoreRoute, async context => {
      const restored = await store.restore(context.req.valid('param').site, context.req.valid('json').ids);
      return context.json({ restored }, 200);
    });
}

function json<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}

function answer<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } };
}
