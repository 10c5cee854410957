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

/**
 * The same with one article put first, when it was found at all: what the conversation is about goes
 * before what fits the words best. An article's whole text is known of the best one alone.
 */
export function withFirst<Found extends Pick<Retrieval, 'passages' | 'article'>>(
  found: Found,
  articleId: string | undefined,
): Found {
  const own = found.passages.filter(passage => passage.articleId === articleId);
  if (own.length === 0 || found.passages[0]?.articleId === articleId) return found;
  const others = found.passages.filter(passage => passage.articleId !== articleId);
  return { ...found, passages: [...own, ...others], article: [] };
}
