import { expect, it } from 'vitest';
import { neutralise } from './neutralise.ts';

const beginnings = ['https://acme.test/shop', 'https://status.acme.test'];
const shown = (sentence: string) => neutralise(sentence, { urls: new Set(), beginnings });

it.each([
  'See https://acme.test/shop/cart.',
  'See https://acme.test/shop',
  'See https://status.acme.test/today now.',
])('keeps a link that begins as the policy allows: %s', sentence => {
  expect(shown(sentence)).toBe(sentence);
});

it.each([
  'https://acme.test/other',
  'https://acme.test/shopping',
  'https://acme.test.evil.example/shop',
  'https://status.acme.test@evil.example/',
  'http://acme.test/shop',
  'https://acme.test/shop/../other',
])('drops what only looks like it: %s', url => {
  expect(shown(`See ${url} please`)).not.toContain('http');
});

it('takes no other scheme for one that the policy allows', () => {
  const allowed = { urls: new Set<string>(), beginnings: ['mailto:'] };
  expect(neutralise('Write to [us](mailto:help@acme.test)', allowed)).toContain('mailto:help@acme.test');
  expect(neutralise('Press [here](javascript:alert(1))', allowed)).not.toContain('javascript');
});
