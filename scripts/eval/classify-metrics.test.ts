import { expect, it } from 'vitest';
import { accuracyOf, macroF1Of, recallAtFalse, recallAtPrecision } from './classify-metrics.ts';

const VERDICTS = [
  { said: 'a', truth: 'a' },
  { said: 'a', truth: 'b' },
  { said: 'b', truth: 'b' },
  { said: 'b', truth: 'b' },
];
const SCORED = [
  { score: 0.9, isPositive: true },
  { score: 0.8, isPositive: true },
  { score: 0.7, isPositive: false },
  { score: 0.6, isPositive: true },
];

it('counts right verdicts, and each label alike', () => {
  expect(accuracyOf(VERDICTS)).toBe(0.75);
  expect(macroF1Of(VERDICTS)).toBeCloseTo((2 / 3 + 0.8) / 2);
});

it('finds the most positives at a precision', () => {
  expect(recallAtPrecision(SCORED, 0.9)).toBeCloseTo(2 / 3);
  expect(recallAtPrecision(SCORED, 0.7)).toBe(1);
});

it('lets rows of one score pass a threshold together', () => {
  const tied = SCORED.map(row => ({ ...row, score: 1 }));
  expect(recallAtPrecision(tied, 0.9)).toBe(0);
});

it('finds positives above the share of negatives that may be wrong', () => {
  expect(recallAtFalse(SCORED, 0.05)).toBeCloseTo(2 / 3);
});
