import { createRoute, z } from '@hono/zod-openapi';
import { siteIdSchema } from '../../access/site-schema.ts';
import { snippetOf, termsIn } from '../../knowledge/snippet.ts';
import type { FoundPassage, Retrieval, RetrievalQuery, Retriever } from '../../knowledge/types.ts';
import { createRouter } from '../router.ts';
import { problemResponses } from '../schemas.ts';
import { searchRequestSchema, searchResponseSchema } from './search-schemas.ts';

const SNIPPET_CHARACTERS = 400;

const search = createRoute({
  method: 'post',
  path: '/sites/{site}/search',
  summary: 'Search a site’s knowledge as a turn would, with why each passage was found',
  security: [{ adminToken: [] }],
  request: {
    params: z.object({ site: siteIdSchema }),
    body: { required: true, content: { 'application/json': { schema: searchRequestSchema } } },
  },
  responses: {
    200: {
      description: 'What was found, best first',
      content: { 'application/json': { schema: searchResponseSchema } },
    },
    ...problemResponses,
  },
});

/** What a retriever may tell beyond its port; shown where it is there. */
type ToldRetrieval = Retrieval & {
  articles?: Array<{
    articleId: string;
    title: string;
    url?: string;
    score: number;
    signals?: Record<string, number>;
  }>;
  confidence?: number;
  learned?: unknown[];
  meta?: Record<string, unknown>;
};

/** POST /sites/:site/search. Mount below the admin token and the site check; `clock` in milliseconds. */
export function searchRoutes(retriever: Retriever, clock: () => number) {
  return createRouter().openapi(search, async context => {
    const { text, page, locale, limit, history } = context.req.valid('json');
    const query: RetrievalQuery & { history?: typeof history } = {
      site: context.req.valid('param').site,
      text,
      limit,
      ...(page && { pagePath: page }),
      ...(locale && { locale }),
      ...(history && { history }),
    };
    const started = clock();
    const retrieval: ToldRetrieval = await retriever.retrieve(query);
    // A Worker's clock stands still between two waits: without this one, work after the last read costs nothing.
    await new Promise(resolve => setTimeout(resolve, 0));
    const retrievalMs = clock() - started;
    const { confidence, learned, meta } = retrieval;
    return context.json(
      {
        terms: retrieval.terms,
        coverage: retrieval.coverage,
        articles: retrieval.articles?.map(articleView) ?? articlesOf(retrieval.passages),
        passages: retrieval.passages.map(passage => passageView(passage, retrieval.terms)),
        timings: { retrievalMs },
        ...(confidence !== undefined && { confidence }),
        ...(learned && { learned }),
        ...(meta && { meta }),
      },
      200,
    );
  });
}

/** Distinct articles in the order of their best passages. */
function articlesOf(passages: FoundPassage[]) {
  const byId = new Map<string, FoundPassage>();
  for (const passage of passages) {
    const known = byId.get(passage.articleId);
    if (!known || passage.score > known.score) byId.set(passage.articleId, passage);
  }
  return [...byId.values()].sort((a, b) => b.score - a.score).map(articleView);
}

function articleView(article: NonNullable<ToldRetrieval['articles']>[number]) {
  const { articleId, title, url, score, signals } = article;
  return { articleId, title, score, ...(url && { url }), ...(signals && { signals }) };
}

function passageView(passage: FoundPassage, terms: string[]) {
  const { articleId, ordinal, title, headings, text, score, signals } = passage;
  const found = termsIn(`${title}\n${headings.join('\n')}\n${text}`, terms);
  return {
    articleId,
    ordinal,
    headings,
    text: snippetOf(text, terms, SNIPPET_CHARACTERS),
    found,
    score,
    signals,
  };
}
