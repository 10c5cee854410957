import type { Retrieval } from '../knowledge/types.ts';

/** From where on what was found is about the question. */
export interface AnswerThresholds {
  /**
   * Share of the question's weight that the best article must cover, 0 to 1. A long message says much
   * that no article says, so it takes less of it: about `words` telling words, and `longMessage` at least.
   */
  shortMessage: number;
  longMessage: number;
  words: number;
  /** Confidence, 0 to 1, below which nothing is answered; none unless a site sets one. */
  answerFrom?: number;
}

export const DEFAULT_THRESHOLDS: AnswerThresholds = { shortMessage: 0.5, longMessage: 0.18, words: 1.6 };

/** True when what was found answers the question well enough to be shown as an answer. */
export function canAnswer(retrieval: Retrieval, thresholds: Partial<AnswerThresholds> = {}): boolean {
  const { shortMessage, longMessage, words, answerFrom = 0 } = { ...DEFAULT_THRESHOLDS, ...thresholds };
  if (retrieval.confidence < answerFrom) return false;
  const atLeast = Math.min(shortMessage, Math.max(longMessage, words / Math.max(1, retrieval.terms.length)));
  return retrieval.passages.length > 0 && retrieval.coverage >= atLeast;
}
