import type { HeldOut } from './calibrate.ts';
import { bestOf, calibrate } from './calibrate.ts';
import type { FeatureCounts } from './features.ts';
import { featuresOf } from './features.ts';
import { scoresOf, trainAll } from './linear.ts';
import type { TopicModel } from './model.ts';
import { pack } from './model.ts';
import { toRows, vocabularyOf } from './vocabulary.ts';

/** A message and what it is about. A title stands on a line of its own before the text. */
export interface Example {
  text: string;
  label: string;
}

/** The label of examples that belong to no topic. */
export const OUT_OF_SCOPE = 'oos';

/** How closely the examples may be fitted: clean ones closely, messy ones loosely; tried out on held-out rows. */
const COSTS = [0.1, 0.3, 1];
const FOLDS = 4;
/** Rows × labels that all folds are tried with; beyond, one fold says enough and the time is better spent. */
const SMALL_WORK = 200_000;

/**
 * Trains a classifier on labelled examples. Deterministic: the same examples in the same order give the same
 * model. How closely it fits and how its scores are read is learnt from parts of the examples that are held out.
 * Throws without two different labels.
 */
export function train(examples: readonly Example[]): TopicModel {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  if (labels.length < 2) {
    throw new Error('A classifier needs examples of at least two labels; label a second kind of message.');
  }
  const outside = labels.indexOf(OUT_OF_SCOPE);
  const places = new Map(labels.map((label, index) => [label, index]));
  const members = Int32Array.from(examples, ({ label }) => places.get(label) as number);
  const features = examples.map(({ text }) => featuresOf(text));
  const folds = foldsOf(members);
  const tried = COSTS.map(() => [] as HeldOut[]);
  const foldCount = examples.length * labels.length <= SMALL_WORK ? FOLDS : 1;
  for (let fold = 0; fold < foldCount; fold++) {
    tryFold(features, members, labels.length, folds, fold).forEach((rows, index) => {
      tried[index]?.push(...rows);
    });
  }
  const best = tried
    .map((rows, index) => ({ rows, cost: COSTS[index] as number, right: rightOf(rows, outside) }))
    .reduce((left, right) => (right.right > left.right ? right : left));
  const vocabulary = vocabularyOf(features);
  const weights = trainAll(toRows(features, vocabulary), members, labels.length, best.cost);
  return pack(labels, outside, vocabulary, weights, calibrate(best.rows, outside));
}

/** Each row's fold, so that every label is spread over all of them. */
function foldsOf(members: Int32Array): Uint8Array {
  const seen = new Map<number, number>();
  return Uint8Array.from(members, member => {
    const count = seen.get(member) ?? 0;
    seen.set(member, count + 1);
    return count % FOLDS;
  });
}

/** The fold's rows judged by models of the other folds, one for each cost. */
function tryFold(
  features: readonly FeatureCounts[],
  members: Int32Array,
  labels: number,
  folds: Uint8Array,
  fold: number,
): HeldOut[][] {
  const learnt = features.filter((_, row) => folds[row] !== fold);
  const learntMembers = members.filter((_, row) => folds[row] !== fold);
  const heldMembers = members.filter((_, row) => folds[row] === fold);
  const vocabulary = vocabularyOf(learnt);
  const rows = toRows(learnt, vocabulary);
  const held = toRows(
    features.filter((_, row) => folds[row] === fold),
    vocabulary,
  );
  return COSTS.map(cost => {
    const weights = trainAll(rows, learntMembers, labels, cost);
    return Array.from(heldMembers, (truth, row) => ({ scores: scoresOf(held, row, weights), truth }));
  });
}

function rightOf(rows: readonly HeldOut[], outside: number): number {
  return rows.filter(({ scores, truth }) => truth !== outside && bestOf(scores, outside) === truth).length;
}
