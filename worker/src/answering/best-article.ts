import type { FoundPassage, Retrieval } from '../knowledge/types.ts';

/**
 * All passages of the best article in its own order: those that were found with their scores, the
 * rest with score 0, since the steps that answer may share no word with the question.
 */
export function bestArticle({ passages, article }: Pick<Retrieval, 'passages' | 'article'>): FoundPassage[] {
  const first = passages[0];
  if (!first) return [];
  const found = passages.filter(passage => passage.articleId === first.articleId);
  const ordinals = new Set(found.map(passage => passage.ordinal));
  const rest = article
    .filter(passage => !ordinals.has(passage.ordinal))
    .map((passage): FoundPassage => ({ ...first, ...passage, score: 0, signals: {} }));
  return [...found, ...rest].sort((a, b) => a.ordinal - b.ordinal);
}
