import { createRoute, z } from '@hono/zod-openapi';
import type { Article } from '../../knowledge/types.ts';
import type { ArticleView } from '../../protocol.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import { problemResponses } from '../schemas.ts';

const view = createRoute({
  method: 'get',
  path: '/articles/{id}',
  summary: 'One published article, to show a quote in its place',
  request: { params: z.object({ id: z.string().max(256) }) },
  responses: {
    200: {
      description: "The article's text; citations' offsets count in it",
      content: {
        'application/json': {
          schema: z
            .object({
              id: z.string(),
              version: z.string(),
              title: z.string(),
              url: z.string().optional(),
              locale: z.string(),
              updatedAt: z.string().optional(),
              text: z.string(),
            })
            .openapi('Article'),
        },
      },
    },
    ...problemResponses,
  },
});

/** Port: reads one article of a site. */
export type ReadArticle = (site: string, id: string) => Promise<Article | undefined>;

/** GET /v1/articles/:id */
export function articleRoutes(readArticle: ReadArticle) {
  return createRouter().openapi(view, async context => {
    const article = await readArticle(context.get('session').site, context.req.valid('param').id);
    if (!article) throw new ProblemError('article_not_found');
    return context.json(toView(article), 200);
  });
}

/** Field by field: internal notes have no way out. */
function toView({ id, version, title, url, locale, updatedAt, text }: Article): ArticleView {
  return { id, version, title, locale, text, ...(url && { url }), ...(updatedAt && { updatedAt }) };
}
