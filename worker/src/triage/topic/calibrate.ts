/** One held-out row: its scores by class and the class it belongs to. */
export interface HeldOut {
  scores: Float64Array;
  truth: number;
}

/** How scores of a model are read, learnt from rows that it was not trained on. */
export interface Calibration {
  /** Scores times this, in softmax, are probabilities. */
  sharpness: number;
  /** The standing (see standingOf) that a twentieth of the messages in scope are below. */
  scopeFrom: number;
  /** How far standings spread: their median minus scopeFrom. */
  scopeSpread: number;
}

const SHARPNESSES = [1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12];
const FALSE_SHARE = 0.05;
const SMALLEST_SPREAD = 0.05;

/** Learns how to read scores. `outside` is the class for what is out of scope, -1 without one. */
export function calibrate(rows: readonly HeldOut[], outside: number): Calibration {
  const inScope = rows.filter(({ truth }) => truth !== outside);
  const losses = SHARPNESSES.map(sharpness => {
    const loss = inScope.reduce(
      (sum, { scores, truth }) =>
        sum - Math.log(Math.max(1e-9, probabilities(scores, sharpness, outside)[truth] ?? 0)),
      0,
    );
    return { sharpness, loss };
  });
  const best = losses.reduce((least, one) => (one.loss < least.loss ? one : least), {
    sharpness: 4,
    loss: Number.POSITIVE_INFINITY,
  });
  const standings = inScope.map(({ scores }) => standingOf(scores, outside)).sort((a, b) => a - b);
  const at = (share: number) => standings[Math.floor(share * (standings.length - 1))] ?? 0;
  return {
    sharpness: best.sharpness,
    scopeFrom: at(FALSE_SHARE),
    scopeSpread: Math.max(SMALLEST_SPREAD, at(0.5) - at(FALSE_SHARE)),
  };
}

/** Softmax over the classes in scope; the class for what is outside gets 0. */
export function probabilities(scores: Float64Array, sharpness: number, outside: number): Float64Array {
  const highest = scores[bestOf(scores, outside)] ?? 0;
  const raised = scores.map((score, index) =>
    index === outside ? 0 : Math.exp((score - highest) * sharpness),
  );
  const sum = raised.reduce((total, value) => total + value, 0) || 1;
  return raised.map(value => value / sum);
}

/** The best class in scope. */
export function bestOf(scores: Float64Array, outside: number): number {
  let best = -1;
  scores.forEach((score, index) => {
    if (index !== outside && (best < 0 || score > (scores[best] as number))) best = index;
  });
  return Math.max(0, best);
}

/** How firmly a message stands in scope: its best class's score, minus that of the class for the rest. */
export function standingOf(scores: Float64Array, outside: number): number {
  const best = scores[bestOf(scores, outside)] ?? -1;
  return outside < 0 ? best : best - (scores[outside] ?? -1);
}

/** From 0 (surely in scope) to 1; 0.5 where a twentieth of the messages in scope would be called outside. */
export function outOfScope(scores: Float64Array, outside: number, calibration: Calibration): number {
  const distance = (standingOf(scores, outside) - calibration.scopeFrom) / calibration.scopeSpread;
  return 1 / (1 + Math.exp(2 * distance));
}
