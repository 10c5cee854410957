import { expect, it } from 'vitest';
import { retryAfter } from './reconcile.ts';

it('asks a helpdesk that cannot be read ever more rarely, sooner while the customer is there', () => {
  const waits = [1, 2, 3, 4, 5, 6, 20].map(failures => retryAfter(failures, false, 0.5) / 1_000);
  expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600]);
  expect([1, 2, 3, 20].map(failures => retryAfter(failures, true, 0.5) / 1_000)).toEqual([30, 60, 60, 60]);
});

it('spreads the retries of many conversations', () => {
  expect(retryAfter(1, false, 0)).toBe(24_000);
  expect(retryAfter(1, false, 1)).toBe(36_000);
});
