import type { Retrieval } from '../knowledge/types.ts';

/** From where on what was found is about the question. */
export interface AnswerThresholds {
  /** Confidence, 0 to 1, below which nothing is answered. docs/benchmarks.md has the curve. */
  answerFrom: number;
}

export const DEFAULT_THRESHOLDS: AnswerThresholds = { answerFrom: 0.32 };

/** True when what was found answers the question well enough to be shown as an answer. */
export function canAnswer(retrieval: Retrieval, thresholds: Partial<AnswerThresholds> = {}): boolean {
  const { answerFrom } = { ...DEFAULT_THRESHOLDS, ...thresholds };
  return retrieval.passages.length > 0 && retrieval.confidence >= answerFrom;
}
