import { seeded } from '../lib/random.ts';
import { mean } from './metrics.ts';

const RESAMPLES = 2_000;
const SEED = 20_261;

/** A mean with the interval that holds it 95 times of 100. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

/** The mean of per-question values with its bootstrap interval: questions drawn again, 2,000 times. */
export function estimate(values: readonly number[]): Estimate {
  if (values.length === 0) return { mean: 0, low: 0, high: 0 };
  const random = seeded(SEED);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn += 1) {
      sum += values[Math.floor(random() * values.length)] ?? 0;
    }
    return sum / values.length;
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.round(share * (RESAMPLES - 1))] ?? 0;
  return { mean: mean(values), low: at(0.025), high: at(0.975) };
}

/** By how much `ours` is above `theirs`, question by question: both lists are of the same questions. */
export function margin(ours: readonly number[], theirs: readonly number[]): Estimate {
  if (ours.length !== theirs.length) throw new Error('A margin is taken over the same questions.');
  return estimate(ours.map((value, index) => value - (theirs[index] ?? 0)));
}

/** A margin in words: its size, or 'no difference' when its interval holds 0. */
export function describeMargin({ mean: size, low, high }: Estimate): string {
  const range = `${signed(low)} to ${signed(high)}`;
  return low <= 0 && high >= 0 ? `no difference (${range})` : `${signed(size)} (${range})`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
