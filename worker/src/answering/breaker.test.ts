import { expect, it } from 'vitest';
import { createBreaker } from './breaker.ts';

it('leaves the model alone for 30 seconds after three failures in a row', () => {
  const breaker = createBreaker();
  breaker.failed('timeout', 0);
  breaker.failed('unavailable', 1_000);
  expect(breaker.allows(1_000)).toBe(true);
  breaker.failed('rate_limited', 2_000);
  expect(breaker.allows(31_999)).toBe(false);
  expect(breaker.allows(32_000)).toBe(true);
});

it('sends the model back to rest at the first failure after a rest', () => {
  const breaker = createBreaker();
  for (const at of [0, 0, 0]) breaker.failed('unavailable', at);
  breaker.failed('unavailable', 30_000);
  expect(breaker.allows(59_999)).toBe(false);
});

it('counts anew after a success', () => {
  const breaker = createBreaker();
  breaker.failed('timeout', 0);
  breaker.failed('timeout', 0);
  breaker.succeeded();
  breaker.failed('timeout', 0);
  expect(breaker.allows(0)).toBe(true);
});

it('rests five minutes at once when the key is refused', () => {
  const breaker = createBreaker();
  breaker.failed('unauthorized', 0);
  expect(breaker.allows(299_999)).toBe(false);
  expect(breaker.allows(300_000)).toBe(true);
});
