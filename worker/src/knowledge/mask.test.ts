import { expect, it } from 'vitest';
import { maskPersonal } from './mask.ts';

it('takes out addresses, long numbers, accounts, keys and the queries of links', () => {
  for (const [text, kept] of [
    ['Write to ana.lopez+x@example.co.uk, please', 'Write to ***, please'],
    ['Card 4111 1111 1111 1111 was declined', 'Card *** was declined'],
    ['Card 4111-1111-1111-1111.', 'Card ***.'],
    ['Call +43 (660) 123 45 67 now', 'Call *** now'],
    ['Order 123456 is lost', 'Order *** is lost'],
    ['Pay to AT61 1904 3002 3457 3201 today', 'Pay to *** today'],
    ['My key is sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'My key is ***'],
    ['See https://a.test/reset?token=abc#x there', 'See https://a.test/reset there'],
  ]) {
    expect(maskPersonal(text ?? ''), text).toBe(kept);
  }
});

it('keeps codes, short numbers and words', () => {
  const text = 'TD-214 since version 2.10, 12 people, 1,200 € and step 5 in 2026';
  expect(maskPersonal(text)).toBe(text);
});

it('takes out the names that the product vouched for, whole words only', () => {
  expect(maskPersonal('I am Ann Lee, annual plan', ['Ann Lee'])).toBe('I am ***, annual plan');
});
