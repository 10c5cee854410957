import { expect, it } from 'vitest';
import { describeMargin, estimate, margin } from './bootstrap.ts';

const alternating = Array.from({ length: 100 }, (_, index) => index % 2);

it('gives an interval around the mean, about two standard errors to each side', () => {
  const { mean, low, high } = estimate(alternating);
  expect(mean).toBe(0.5);
  expect(low).toBeGreaterThan(0.38);
  expect(low).toBeLessThan(0.43);
  expect(high).toBeGreaterThan(0.57);
  expect(high).toBeLessThan(0.62);
});

it('gives the same interval every time', () => {
  expect(estimate(alternating)).toEqual(estimate(alternating));
});

it('sees a small margin that holds question by question, though the scores vary much', () => {
  const better = alternating.map(value => value + 0.01);
  expect(margin(better, alternating).low).toBeCloseTo(0.01);
  expect(describeMargin(margin(better, alternating))).toMatch(/^\+0\.010 /);
});

it('calls a margin whose interval holds 0 no difference', () => {
  const shifted = alternating.map(value => 1 - value);
  expect(describeMargin(margin(shifted, alternating))).toMatch(/^no difference \(−/);
});

it('takes no margin over different questions', () => {
  expect(() => margin([1], [1, 0])).toThrow('same questions');
});
