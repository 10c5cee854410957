import { expect, it } from 'vitest';
import { snippetOf, termsIn } from './snippet.ts';

const filler = 'Nothing of interest stands here. '.repeat(20);

it('keeps a short text whole', () => {
  expect(snippetOf('Short.', ['x'], 100)).toBe('Short.');
});

it('cuts out where most of the words stand, in whatever form', () => {
  const snippet = snippetOf(
    `${filler}Cancelling a subscription takes a minute. ${filler}`,
    ['cancel', 'subscriptions'],
    80,
  );
  expect(snippet).toContain('Cancelling a subscription');
  expect(snippet.startsWith('… ')).toBe(true);
  expect(snippet.endsWith(' …')).toBe(true);
  expect(snippet.length).toBeLessThanOrEqual(84);
});

it('shows the beginning when no word is found', () => {
  expect(snippetOf(filler, ['xyzzy'], 40)).toMatch(/^Nothing of interest/);
});

it('cuts a word that is longer than the place for it', () => {
  expect(snippetOf('x'.repeat(500), ['x'], 50).length).toBeLessThanOrEqual(52);
});

it('tells which terms a text holds', () => {
  expect(termsIn('She cancelled TD-214.', ['cancel', 'td 214', 'plan'])).toEqual(['cancel', 'td 214']);
});
