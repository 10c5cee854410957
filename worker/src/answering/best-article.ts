import type { FoundPassage, Retrieval } from '../knowledge/types.ts';

/**
 * All passages of the best article: found ones first, as ranked, then the rest in the article's
 * order with score 0, since the steps that answer may share no word with the question.
 */
export function bestArticle({ passages, article }: Retrieval): FoundPassage[] {
  const first = passages[0];
  if (!first) return [];
  const found = passages.filter(passage => passage.articleId === first.articleId);
  const ordinals = new Set(found.map(passage => passage.ordinal));
  const rest = article.filter(passage => !ordinals.has(passage.ordinal));
  return [...found, ...rest.map(passage => ({ ...first, ...passage, score: 0, signals: {} }))];
}
