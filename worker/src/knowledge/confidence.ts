import type { Evidence } from './ranking/evidence.ts';

/**
 * How much each piece of evidence speaks for the best article answering, as weights of a logistic
 * regression over questions with known answers and foreign ones; docs/decisions/0018 says which.
 */
const WEIGHTS = {
  coverage: 1.478,
  title: 1.195,
  titlePieces: 2.566,
  pairs: 0.684,
  lead: 0.843,
  votes: 0.49,
  mass: 0.99,
  length: 0.219,
  topic: 0.405,
  mostUsual: 1.77,
  hasLearned: 0.534,
} satisfies Partial<Record<keyof Evidence, number>>;
const BIAS = -5.229;

/** How likely the best article is about what was asked and answers it, 0 to 1. Pure. */
export function confidenceOf(evidence: Evidence): number {
  let sum = BIAS;
  for (const [name, weight] of Object.entries(WEIGHTS)) sum += weight * evidence[name as keyof Evidence];
  return 1 / (1 + Math.exp(-sum));
}
