import { expect, it } from 'vitest';
import { mendWish } from './mend-wish.ts';
import { wantsPerson } from './wants-person.ts';

it.each([
  ['i want to tlak to a persno', 'i want to talk to a person'],
  ['let me speakto ahuman', 'let me speak to a human'],
  ['i need t oa agent', 'i need to a agent'],
  ['custome rservice please', 'customer service please'],
])('mends the words of a wish: %s', (written, meant) => {
  expect(mendWish(written)).toBe(meant);
});

it('leaves everyday words and other text as they are', () => {
  for (const text of ['the peak of the shift', 'add a hat to the order', 'invoice 2041 is late']) {
    expect(mendWish(text)).toBe(text);
  }
});

it('hears a wish in three more languages', () => {
  expect(wantsPerson('Gostaria de falar com um atendente')).toEqual({ locale: 'pt' });
  expect(wantsPerson('Vorrei parlare con un operatore')).toEqual({ locale: 'it' });
  expect(wantsPerson('Kan ik met een medewerker spreken?')).toEqual({ locale: 'nl' });
  expect(wantsPerson('Non voglio parlare con un operatore')).toBeUndefined();
});
