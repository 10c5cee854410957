import type { Ranked, RankingContext } from './ranking/rank.ts';
import { takePassages } from './ranking/rank.ts';
import { WEIGHTS } from './ranking/weights.ts';
import type { SearchIndex } from './search-index.ts';
import { passageKey } from './search-index.ts';
import type { RetrievalQuery } from './types.ts';
import type { Reranker } from './vector-types.ts';
import { VectorError } from './vector-types.ts';

/** Articles whose best passage is scored anew. */
const RERANKED_ARTICLES = 20;

/** A ranking, with why it stands as it was, for the trace. */
export interface Reranking {
  ranked: Ranked[];
  notes: string[];
}

/**
 * Lets a reranker, where there is one, read the best passages of the best articles and blends its scores
 * in. One that fails leaves the order as it is, with a note. Throws what the index throws.
 */
export async function rerank(
  reranker: Reranker | undefined,
  index: SearchIndex,
  { site, text }: RetrievalQuery,
  ranked: Ranked[],
  context: RankingContext,
): Promise<Reranking> {
  const [first] = ranked;
  if (!reranker || !first || first.score <= 0 || ranked.length < 2) return { ranked, notes: [] };
  const names = ranked.slice(0, RERANKED_ARTICLES).map(candidate => ({
    articleId: candidate.article.id,
    ordinal: takePassages([candidate], context, 1)[0]?.ordinal ?? 0,
  }));
  const { named } = await index.readPassages(site, names, { articleId: first.article.id, limit: 0 });
  const offered = names.flatMap(({ articleId, ordinal }, place) => {
    const passage = named.get(passageKey(articleId, ordinal));
    const title = ranked[place]?.article.title ?? '';
    return passage ? [{ place, text: [title, ...passage.headings, passage.text].join('\n') }] : [];
  });
  try {
    const texts = offered.map(one => one.text);
    const answer = await reranker.rerank(text, texts, texts.length);
    return {
      ranked: blend(ranked, new Map(answer.map(({ index, score }) => [offered[index]?.place, score]))),
      notes: [],
    };
  } catch (error) {
    if (!(error instanceof VectorError)) throw error;
    return { ranked, notes: [`reranker_failed:${error.failure}`] };
  }
}

/** What the reranker did not read keeps the rest of its score. */
function blend(ranked: Ranked[], scores: Map<number | undefined, number>): Ranked[] {
  const top = ranked[0]?.score ?? 0;
  return ranked
    .map((candidate, place) => {
      const own = scores.get(place) ?? 0;
      const score = (1 - WEIGHTS.reranker) * candidate.score + WEIGHTS.reranker * top * own;
      return { ...candidate, score, signals: { ...candidate.signals, rerank: own } };
    })
    .sort((a, b) => b.score - a.score || (a.article.id < b.article.id ? -1 : 1));
}
