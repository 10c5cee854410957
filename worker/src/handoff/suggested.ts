import { contentStems, shareIn } from '../answering/overlap.ts';
import type { Attempt, HandoffPackage } from './types.ts';

/** An article that the search found, for agents. */
export interface FoundArticle {
  articleId: string;
  title: string;
  url?: string;
}

const SUGGESTED_AT_MOST = 5;

/**
 * Articles an agent may answer with: found for the open question, those that were tried in vain left out,
 * those nearest to what is open first; the search's own order decides the rest.
 */
export function suggestedArticles(
  found: readonly FoundArticle[],
  attempts: readonly Attempt[],
  open: string,
): HandoffPackage['suggestedArticles'] {
  const failed = new Set(
    attempts
      .filter(({ outcome }) => outcome === 'not_helped')
      .flatMap(({ citations }) => citations.map(({ articleId }) => articleId)),
  );
  const words = contentStems(open);
  const seen = new Set<string>();
  return found
    .filter(({ articleId }) => !failed.has(articleId) && !seen.has(articleId) && seen.add(articleId))
    .map(article => ({ article, nearness: shareIn(contentStems(article.title), words) }))
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, SUGGESTED_AT_MOST)
    .map(({ article: { articleId, title, url } }) => ({ articleId, title, ...(url && { url }) }));
}
