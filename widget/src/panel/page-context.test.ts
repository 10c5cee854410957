import { expect, it } from 'vitest';
import { cleanUrl, clip } from './page-context.ts';

it('drops query, hash, user and password from an address', () => {
  expect(cleanUrl('https://user:secret@x.test:8443/a/b?token=1#frag')).toBe('https://x.test:8443/a/b');
});

it('keeps an address within what the worker takes', () => {
  expect(cleanUrl(`https://x.test/${'a'.repeat(5_000)}`)).toHaveLength(2_000);
});

it('clips text to one line', () => {
  expect(clip('  Payment\n  method  ', 11)).toBe('Payment met');
});
