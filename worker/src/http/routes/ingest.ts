import { createRoute, z } from '@hono/zod-openapi';
import { articleInputSchema } from '../../knowledge/article-schema.ts';
import { hashArticle } from '../../knowledge/prepare.ts';
import type { ArticleInput, IngestStore, PutReport } from '../../knowledge/types.ts';
import type { VectorKeeper } from '../../knowledge/vector-keeper.ts';
import { createRouter } from '../router.ts';

const MAX_ARTICLES = 50_000;
const MAX_BATCH = 500;

const idSchema = z.string().min(1).max(200);
const paramsSchema = z.object({
  site: z.string().openapi({ description: 'Site id', example: 'demo' }),
  source: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'A source name has 1 to 100 letters, digits, dots, hyphens.')
    .openapi({ description: 'Name of the source; removal is confined to it', example: 'help' }),
});

const planBodySchema = z.object({
  articles: z
    .array(z.object({ id: idSchema, hash: z.string().min(1).max(128) }))
    .max(MAX_ARTICLES)
    .openapi({ description: 'Every article of the source with the hash of its content' }),
});
const planSchema = z
  .object({
    added: z.array(z.string()),
    changed: z.array(z.string()),
    unchanged: z.array(z.string()),
    removed: z.array(z.string()),
  })
  .openapi('IngestPlan');

/** Articles are checked one by one, so that a faulty one is reported and the others are stored. */
const putBodySchema = z.object({
  articles: z
    .array(z.unknown())
    .max(MAX_BATCH)
    .openapi({
      type: 'array',
      items: { $ref: '#/components/schemas/ArticleInput' },
      description: `At most ${MAX_BATCH} articles`,
    }),
  expect: z
    .record(idSchema, z.string().min(1).max(128).nullable())
    .refine(record => Object.keys(record).length <= MAX_BATCH, `At most ${MAX_BATCH} at once.`)
    .optional()
    .openapi({ description: 'Hash that each article must still have, null where there must be none' }),
});
const warningsSchema = z
  .array(z.string())
  .optional()
  .openapi({ description: 'What failed beside the articles themselves' });
const putReportSchema = z
  .object({
    stored: z.array(z.string()),
    rejected: z.array(z.object({ id: z.string(), reason: z.string() })),
    hashes: z
      .record(z.string(), z.string())
      .optional()
      .openapi({ description: 'With `expect`: the hash of each stored article' }),
    warnings: warningsSchema,
    rowsWritten: z
      .number()
      .optional()
      .openapi({ description: 'Rows that the database wrote for the articles' }),
  })
  .openapi('PutReport');

const finishBodySchema = z.object({
  ids: z.array(idSchema).max(MAX_ARTICLES).openapi({ description: 'Articles that stay' }),
  force: z.boolean().default(false).openapi({ description: 'Also when at least half would go' }),
});
const finishSchema = z
  .object({
    removed: z.array(z.string()),
    warnings: warningsSchema,
    unvectored: z
      .number()
      .optional()
      .openapi({ description: 'Articles of the site that have no vectors yet; absent where there are none' }),
  })
  .openapi('IngestFinished');
const vectorsSchema = z
  .object({ written: z.number(), left: z.number(), warnings: z.array(z.string()) })
  .openapi('VectorRepair');

const planRoute = createRoute({
  method: 'post',
  path: '/sites/{site}/sources/{source}/plan',
  summary: 'What an ingest would change',
  description: 'Compares hashes with what is stored. Changes nothing.',
  security: [{ adminToken: [] }],
  request: { params: paramsSchema, body: json(planBodySchema) },
  responses: { 200: answer('Article ids by what would happen to them', planSchema) },
});

const putRoute = createRoute({
  method: 'put',
  path: '/sites/{site}/sources/{source}/articles',
  summary: 'Store a batch of articles',
  description:
    'All that are accepted are stored at once and can be found by the next question. With `expect` nothing is stored unless every article named there is as expected and every article is accepted: 409 version_conflict, with the ids as paths of `errors`.',
  security: [{ adminToken: [] }],
  request: { params: paramsSchema, body: json(putBodySchema) },
  responses: {
    200: answer('Which were stored, and why others were not', putReportSchema),
    409: { description: 'version_conflict: nothing was stored' },
  },
});

const finishRoute = createRoute({
  method: 'post',
  path: '/sites/{site}/sources/{source}/finish',
  summary: 'Remove what the source no longer has',
  description:
    'Articles of this source that are not listed stop being found and cited at once. Answers 409 source_shrunk when the source is empty or lost half of its articles, unless forced.',
  security: [{ adminToken: [] }],
  request: { params: paramsSchema, body: json(finishBodySchema) },
  responses: {
    200: answer('Ids of the removed articles', finishSchema),
    409: { description: 'source_shrunk: nothing was removed' },
  },
});

const vectorsRoute = createRoute({
  method: 'post',
  path: '/sites/{site}/sources/{source}/vectors',
  summary: 'Write vectors that are missing',
  description:
    'Of some of the site’s articles, whatever their source: ask again while `left` falls. Does nothing where there are no vectors.',
  security: [{ adminToken: [] }],
  request: { params: paramsSchema },
  responses: { 200: answer('Articles whose vectors were written, and those left', vectorsSchema) },
});

/**
 * What `npm run ingest` talks to; `keeper` where articles have vectors. Mount below the admin token, the
 * body limit and the site check.
 */
export function ingestRoutes(store: IngestStore, keeper?: VectorKeeper) {
  const router = createRouter();
  router.openAPIRegistry.register('ArticleInput', articleInputSchema);

  router.openapi(planRoute, async context => {
    const { site, source } = context.req.valid('param');
    return context.json(await store.planIngest(site, source, context.req.valid('json').articles), 200);
  });

  router.openapi(putRoute, async context => {
    const { site, source } = context.req.valid('param');
    const { articles, expect } = context.req.valid('json');
    const { accepted, rejected } = parseArticles(articles);
    if (expect && rejected.length > 0) return context.json({ stored: [], rejected }, 200);
    const report = await store.putArticles(site, source, accepted, expect);
    return context.json(
      {
        stored: report.stored,
        rejected: [...rejected, ...report.rejected],
        ...(expect && { hashes: await hashesOf(accepted, report.stored) }),
        ...(report.warnings && { warnings: report.warnings }),
        ...(report.rowsWritten !== undefined && { rowsWritten: report.rowsWritten }),
      },
      200,
    );
  });

  router.openapi(finishRoute, async context => {
    const { site, source } = context.req.valid('param');
    const { ids, force } = context.req.valid('json');
    return context.json(await store.removeMissing(site, source, ids, { force }), 200);
  });

  router.openapi(vectorsRoute, async context => {
    const repaired = await keeper?.repair(context.req.valid('param').site);
    return context.json(repaired ?? { written: 0, left: 0, warnings: [] }, 200);
  });

  return router;
}

async function hashesOf(articles: ArticleInput[], stored: string[]): Promise<Record<string, string>> {
  const ids = new Set(stored);
  const kept = articles.filter(article => ids.has(article.id));
  return Object.fromEntries(
    await Promise.all(kept.map(async article => [article.id, await hashArticle(article)] as const)),
  );
}

function parseArticles(articles: unknown[]): { accepted: ArticleInput[]; rejected: PutReport['rejected'] } {
  const accepted: ArticleInput[] = [];
  const rejected: PutReport['rejected'] = [];
  articles.forEach((article, index) => {
    const parsed = articleInputSchema.safeParse(article);
    if (parsed.success) {
      accepted.push(parsed.data);
      return;
    }
    const known = z.object({ id: z.string() }).safeParse(article);
    const reason = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    rejected.push({ id: known.success ? known.data.id.slice(0, 200) : `#${index}`, reason });
  });
  return { accepted, rejected };
}

function json<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}

function answer<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } };
}
