import { describe, expect, it } from 'vitest';
import { foldLookalikes, mendSlip } from './fold-lookalikes.ts';

describe('look-alike letters', () => {
  it.each([
    ['I want a r\u0435fund', 'I want a refund'],
    ['ref\u200bund', 'refund'],
    ['ｒｅｆｕｎｄ', 'refund'],
    ['lega1 acti0n', 'legal action'],
    ['r.e.f.u.n.d now', 'refund now'],
  ])('are read as the letter they look like: %s', (text, read) => {
    expect(foldLookalikes(text)).toBe(read);
  });

  it.each([
    'возврат денег',
    'επιστροφή χρημάτων',
    'Q4 report',
    'room 101',
    'INV-20391',
    'write to anna@example.org',
    'A B C',
    'el año de la suscripción',
  ])('are left where they are what they are: %s', text => {
    expect(foldLookalikes(text)).toBe(text);
  });
});

describe('a slip', () => {
  const known = new Set(['refund', 'cancel', 'lawyer', 'urgent', 'chargeback', 'action']);
  it.each([
    ['refnd', 'refund'],
    ['cancle', 'cancel'],
    ['lawer', 'lawyer'],
    ['urgnt', 'urgent'],
    ['chragebakc', 'chargeback'],
  ])('is mended: %s', (word, right) => {
    expect(mendSlip(word, known)).toBe(right);
  });

  it.each(['refined', 'cancer', 'layer', 'auction', 'canal', 'agent', 'defund', 'lawyer'])(
    'is none: %s',
    word => {
      expect(mendSlip(word, known)).toBeUndefined();
    },
  );
});
