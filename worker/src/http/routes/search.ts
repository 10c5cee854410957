import { createRoute, z } from '@hono/zod-openapi';
import { siteIdSchema } from '../../access/site-schema.ts';
import { snippetOf, termsIn } from '../../knowledge/snippet.ts';
import type { FoundPassage, RankedArticle, Retriever } from '../../knowledge/types.ts';
import { createRouter } from '../router.ts';
import { problemResponses } from '../schemas.ts';
import { searchRequestSchema, searchResponseSchema } from './search-schemas.ts';

const SNIPPET_CHARACTERS = 400;
const ARTICLES = 50;

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

/** An earlier message of the conversation that a search belongs to. */
export interface EarlierText {
  role: 'user' | 'assistant';
  text: string;
}

/** Reads a message as its conversation makes it meant: what to search for, and the articles it leans on. */
export type ReadMessage = (
  message: string,
  history: readonly EarlierText[],
) => { text: string; focusArticles?: string[] };

export interface SearchDeps {
  retriever: Retriever;
  /** As turns read messages. */
  readMessage: ReadMessage;
  /** Milliseconds. */
  clock: () => number;
}

/** POST /sites/:site/search. Mount below the admin token and the site check. */
export function searchRoutes({ retriever, readMessage, clock }: SearchDeps) {
  return createRouter().openapi(search, async context => {
    const { text, page, locale, limit, history = [] } = context.req.valid('json');
    const started = clock();
    const retrieval = await retriever.retrieve({
      ...readMessage(text, history),
      site: context.req.valid('param').site,
      limit,
      ...(page && { pagePath: page }),
      ...(locale && { locale }),
    });
    // A Worker's clock stands still between two waits: without this one, work after the last read costs nothing.
    await new Promise(resolve => setTimeout(resolve, 0));
    const retrievalMs = clock() - started;
    const { terms, mended, coverage, confidence, articles, passages, learned, meta } = retrieval;
    return context.json(
      {
        terms,
        mended,
        coverage,
        confidence,
        articles: articles.slice(0, ARTICLES).map(articleView),
        passages: passages.map(passage => passageView(passage, terms)),
        learned,
        timings: { retrievalMs },
        meta,
      },
      200,
    );
  });
}

function articleView({ articleId, title, url, score, signals }: RankedArticle) {
  return { articleId, title, ...(url && { url }), score, signals };
}

function passageView(passage: FoundPassage, terms: string[]) {
  const { articleId, ordinal, title, headings, text, score, signals } = passage;
  return {
    articleId,
    ordinal,
    headings,
    text: snippetOf(text, terms, SNIPPET_CHARACTERS),
    found: termsIn(`${title}\n${headings.join('\n')}\n${text}`, terms),
    score,
    signals,
  };
}
