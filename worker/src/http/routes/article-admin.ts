import { createRoute, z } from '@hono/zod-openapi';
import type { ArticleReader, IngestStore } from '../../knowledge/types.ts';
import { createRouter } from '../router.ts';
import { problemResponses } from '../schemas.ts';

const FULL_PAGE = 50;
const SUMMARY_PAGE = 1_000;
const MAX_REMOVED = 500;

const security = [{ adminToken: [] }];
const params = z.object({ site: z.string().openapi({ description: 'Site id', example: 'demo' }) });
const summarySchema = z.object({
  id: z.string(),
  source: z.string(),
  title: z.string(),
  version: z.string().openapi({ description: 'Hash of what a customer can see' }),
  hash: z.string().openapi({ description: 'Hash of all the source said: what `expect` names' }),
});
const articleSchema = summarySchema.extend({
  text: z.string().optional(),
  notes: z.string().optional(),
  url: z.string().optional(),
  locale: z.string().optional(),
  area: z.string().optional(),
  pages: z.array(z.string()).optional(),
  plans: z.array(z.string()).optional(),
  updatedAt: z.string().optional(),
});

const list = createRoute({
  method: 'get',
  path: '/sites/{site}/articles',
  summary: 'Articles page by page, in the order of their ids',
  description: `With view=full (the default) everything incl. internal notes, at most ${FULL_PAGE} a page and fewer when they are long; with view=summary ids and hashes, at most ${SUMMARY_PAGE}.`,
  security,
  request: {
    params,
    query: z.object({
      cursor: z.string().max(200).optional().openapi({ description: 'As the page before gave it' }),
      limit: z.coerce.number().int().min(1).max(SUMMARY_PAGE).optional(),
      view: z.enum(['full', 'summary']).default('full'),
    }),
  },
  responses: {
    200: {
      description: 'A page; without a cursor it is the last',
      content: {
        'application/json': {
          schema: z
            .object({ articles: z.array(articleSchema), cursor: z.string().optional() })
            .openapi('ArticlePage'),
        },
      },
    },
    ...problemResponses,
  },
});

const remove = createRoute({
  method: 'post',
  path: '/sites/{site}/articles/remove',
  summary: 'Remove articles that are still as expected',
  description: 'All or none: answers 409 version_conflict, with the ids as paths of `errors`.',
  security,
  request: {
    params,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.object({
            expect: z
              .record(z.string().min(1).max(200), z.string().min(1).max(128))
              .refine(record => Object.keys(record).length <= MAX_REMOVED, `At most ${MAX_REMOVED} at once.`),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'Ids of the removed articles',
      content: {
        'application/json': {
          schema: z.object({ removed: z.array(z.string()), warnings: z.array(z.string()).optional() }),
        },
      },
    },
    409: { description: 'version_conflict: nothing was removed' },
    ...problemResponses,
  },
});

/** What `npm run kb` reads and removes with. Mount below the admin token and the site check. */
export function articleAdminRoutes(reader: ArticleReader, store: Pick<IngestStore, 'removeExpected'>) {
  return createRouter()
    .openapi(list, async context => {
      const { cursor, view, limit } = context.req.valid('query');
      const { site } = context.req.valid('param');
      const after = cursor === undefined ? {} : { after: cursor };
      const page =
        view === 'summary'
          ? await reader.readSummaries(site, { ...after, limit: limit ?? SUMMARY_PAGE })
          : await reader.readArticles(site, { ...after, limit: Math.min(limit ?? FULL_PAGE, FULL_PAGE) });
      return context.json(page, 200);
    })
    .openapi(remove, async context => {
      const { site } = context.req.valid('param');
      return context.json(await store.removeExpected(site, context.req.valid('json').expect), 200);
    });
}
