import { expect, it } from 'vitest';
import { trustIn } from './evidence.ts';

it('trusts one learned question hardly, and hundreds of them', () => {
  expect(trustIn(0)).toBe(0);
  expect(trustIn(1)).toBeLessThan(0.05);
  expect(trustIn(831)).toBeGreaterThan(0.97);
});
