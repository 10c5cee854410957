import { describe, expect, it } from 'vitest';
import { found } from '../fixtures.ts';
import { Grounds } from './index.ts';
import { areOpposite } from './lexicon.ts';
import { englishStem, familyOf } from './stems.ts';
import { synonyms } from './synonyms.ts';
import { DEEDS } from './words/deeds.ts';
import { DENIALS } from './words/denials.ts';
import { NOUNS } from './words/nouns.ts';
import { QUALITIES } from './words/qualities.ts';
import { THINGS } from './words/things.ts';
import { VERBS } from './words/verbs.ts';

const lines = [VERBS, DEEDS, NOUNS, THINGS, QUALITIES].flatMap(list => list.trim().split('\n'));
const wordsOf = (line: string) => line.split(',').map(word => word.trim());

const isShown = (sentence: string, text: string) =>
  new Grounds(found('a', 'Guide', text)).verify(sentence, [1]).ok;

describe('the word lists', () => {
  it('hold at least eight hundred groups of two words or more', () => {
    expect(lines.length + DENIALS.trim().split('\n').length).toBeGreaterThanOrEqual(800);
    expect(lines.filter(line => wordsOf(line).length < 2)).toEqual([]);
  });

  it('hold no two opposites in one line', () => {
    const mixed = lines.filter(line => {
      const stems = wordsOf(line).map(englishStem);
      return stems.some(one => stems.some(other => areOpposite(one, other)));
    });
    expect(mixed).toEqual([]);
  });

  it('have a single word in every line, which stands for its phrases', () => {
    expect(lines.filter(line => wordsOf(line).every(word => word.includes(' ')))).toEqual([]);
  });

  it('tell words that are only verbs from those that may be', () => {
    expect(synonyms().isVerb(englishStem('postpone'))).toBe(true);
    expect(synonyms().isVerb(englishStem('phone'))).toBe(false);
    expect(synonyms().mayBeVerb(englishStem('phone'))).toBe(true);
  });
});

describe('families', () => {
  it.each([
    ['cancellation', 'cancel'],
    ['reservation', 'reserve'],
    ['approval', 'approve'],
    ['refundable', 'refund'],
  ])('%s belongs to %s', (derived, word) => expect(familyOf(derived)).toBe(familyOf(word)));

  it.each([
    ['useless', 'use'],
    ['invalid', 'valid'],
    ['hardly', 'hard'],
  ])('%s does not belong to %s', (derived, word) => expect(familyOf(derived)).not.toBe(familyOf(word)));
});

describe('phrases', () => {
  it.each([
    ['You can get rid of a draft.', 'You can delete a draft.'],
    ['The voucher is invalid.', 'The voucher is not valid.'],
    ['Hand the key back at the desk.', 'Return the key at the desk.'],
    ['Copies stay as they are.', 'Copies do not change.'],
    ['We delete logs after 30 days.', 'Logs are kept for 30 days.'],
    ['Rescheduling a visit costs nothing.', 'Rescheduling a visit is free of charge.'],
  ])('"%s" is borne out by "%s"', (sentence, text) => expect(isShown(sentence, text)).toBe(true));

  it.each([
    ['The voucher is valid.', 'The voucher is not valid.'],
    ['Food is allowed.', 'Food is not allowed.'],
    ['Printing is allowed.', 'Printing is blocked.'],
    [
      'The room is given to others.',
      'Check in at the door within 15 minutes, or the room is given to others.',
    ],
    ['An order has no delivery fee.', 'An order with a prescription has no delivery fee.'],
    ['We charge €8.', 'After two failed attempts the box comes back and we charge €8.'],
    [
      'You need the child PIN to change the limit.',
      'You need the parent PIN to change the limit. A child can ask. A child can wait.',
    ],
    ['The light turns from blue to orange.', 'The light turns from orange to blue.'],
    ['Logs are deleted after 60 days.', 'Logs are kept for 30 days.'],
  ])('"%s" is not borne out by "%s"', (sentence, text) => expect(isShown(sentence, text)).toBe(false));
});
