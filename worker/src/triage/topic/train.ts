import type { HeldOut } from './calibrate.ts';
import { bestOf, calibrate } from './calibrate.ts';
import { featuresOf } from './features.ts';
import type { SparseRows } from './linear.ts';
import { scoresOf, subset, trainAll } from './linear.ts';
import type { TopicModel } from './model.ts';
import { pack } from './model.ts';
import { toRows, vocabularyOf } from './vocabulary.ts';

/** A message and what it is about. A title stands on a line of its own before the text. */
export interface Example {
  text: string;
  label: string;
}

interface Tried {
  cost: number;
  held: HeldOut[];
  /** How many held-out rows in scope are judged right. */
  right: number;
}

/** The label of examples that belong to no topic. */
export const OUT_OF_SCOPE = 'oos';

/** How closely the examples may be fitted: clean ones closely, messy ones loosely; tried out on held-out rows. */
const COSTS = [1, 0.3, 0.1];
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
  const vocabulary = vocabularyOf(features);
  const rows = toRows(features, vocabulary);
  const folds = foldsOf(members);
  const foldCount = examples.length * labels.length <= SMALL_WORK ? FOLDS : 1;
  const tryCost = (cost: number): Tried => {
    const held = Array.from({ length: foldCount }, (_, fold) =>
      tryFold(rows, members, labels.length, folds, fold, cost),
    ).flat();
    return { cost, held, right: rightOf(held, outside) };
  };
  const best = bestTried(tryCost);
  const weights = trainAll(rows, members, labels.length, best.cost);
  return pack(labels, outside, vocabulary, weights, calibrate(best.held, outside));
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

/** The closest fit, loosened for as long as that judges more held-out rows right. */
function bestTried(tryCost: (cost: number) => Tried): Tried {
  const [closest = 1, ...looser] = COSTS;
  let best = tryCost(closest);
  for (const cost of looser) {
    const next = tryCost(cost);
    if (next.right <= best.right) break;
    best = next;
  }
  return best;
}

/** The fold's rows judged by a model of the other folds. */
function tryFold(
  rows: SparseRows,
  members: Int32Array,
  labels: number,
  folds: Uint8Array,
  fold: number,
  cost: number,
): HeldOut[] {
  const learnt = subset(rows, row => folds[row] !== fold);
  const learntMembers = members.filter((_, row) => folds[row] !== fold);
  const held = [...members.keys()].filter(row => folds[row] === fold);
  const weights = trainAll(learnt, learntMembers, labels, cost);
  return held.map(row => ({ scores: scoresOf(rows, row, weights), truth: members[row] as number }));
}

function rightOf(rows: readonly HeldOut[], outside: number): number {
  return rows.filter(({ scores, truth }) => truth !== outside && bestOf(scores, outside) === truth).length;
}
