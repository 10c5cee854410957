import { describe, expect, it } from 'vitest';
import { findKeyword, joined } from './keywords.ts';
import { plainLetters, spelledBy } from './plain-letters.ts';

describe('a keyword', () => {
  it.each([
    ['I want a refnd', 'refund'],
    ['they never refunded me', 'refund'],
    ['please cancle my subscription', 'cancel'],
    ['r3fund me', 'refund'],
    ['I want a r\u0435fund', 'refund'],
    ['ｒｅｆｕｎｄ me', 'refund'],
    ['re\u200bfund me', 'refund'],
    ['my money bakc', 'money back'],
    ['I was never refunded', 'refund'],
    ['our legal team will write to you', 'legal'],
  ])('is found with slips and in disguise: %s', (text, keyword) => {
    expect(findKeyword(text, [keyword])).toBe(keyword);
  });

  it.each([
    ['we refined the plan', 'refund'],
    ['the layer is missing', 'lawyer'],
    ['he has cancer', 'cancel'],
    ['I changed it twice', 'charged twice'],
    ['a legal holiday', 'legal'],
    ['the emergency exit', 'emergency'],
    ['I was never interested in a refund', 'refund'],
    ['data about breaches', 'data breach'],
  ])('is not read into another word or sense: %s', (text, keyword) => {
    expect(findKeyword(text, [keyword], { isTopic: true })).toBeUndefined();
  });
});

it('reads two short messages as one, unless the first has ended', () => {
  expect(joined(['can I speak', 'to a human'])).toBe('can I speak to a human');
  expect(joined(['It works.', 'to a human'])).toBeUndefined();
  expect(joined(['only one'])).toBeUndefined();
  expect(joined(['a message that is much too long to be half of another', 'one'])).toBeUndefined();
});

it('leaves other scripts, codes and numbers what they are', () => {
  expect(plainLetters('Где мой счёт? Ποῦ εἶναι')).toBe('Где мой счёт? Ποῦ εἶναι'.normalize('NFKC'));
  expect(spelledBy('TD-429')).toEqual([]);
  expect(spelledBy('2026')).toEqual([]);
  expect(spelledBy('canc31')).toEqual(['cancei', 'cancel']);
});
