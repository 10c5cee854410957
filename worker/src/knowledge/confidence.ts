import type { Evidence } from './ranking/evidence.ts';

/**
 * How much each piece of evidence speaks for the best article answering, as weights of a logistic
 * regression over questions with known answers and foreign ones; docs/decisions/0017 says which.
 */
const WEIGHTS = {
  coverage: 1.316,
  title: 0.723,
  titlePieces: 2.325,
  pairs: 0.69,
  lead: 0.672,
  votes: 0.841,
  mass: 1.675,
  length: -0.708,
  topic: 0.381,
  mostUsual: 2.115,
  hasLearned: 0.423,
} satisfies Partial<Record<keyof Evidence, number>>;
const BIAS = -5.2;

/** How likely the best article is about what was asked and answers it, 0 to 1. Pure. */
export function confidenceOf(evidence: Evidence): number {
  let sum = BIAS;
  for (const [name, weight] of Object.entries(WEIGHTS)) sum += weight * evidence[name as keyof Evidence];
  return 1 / (1 + Math.exp(-sum));
}
