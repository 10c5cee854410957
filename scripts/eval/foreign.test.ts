import { expect, it } from 'vitest';
import { countWords, drawByLength } from './foreign.ts';

const ofLength = (words: number, name: string) => Array.from({ length: words }, () => name).join(' ');
const pool = [3, 3, 3, 5, 5, 9, 12].map((words, index) => ofLength(words, `m${index}`));

it('draws messages of the same lengths, none twice', () => {
  const drawn = drawByLength(pool, [ofLength(5, 'a'), ofLength(3, 'b'), ofLength(12, 'c'), ofLength(3, 'd')]);
  expect(drawn.map(countWords).sort((a, b) => a - b)).toEqual([3, 3, 5, 12]);
  expect(new Set(drawn).size).toBe(4);
});

it('takes the nearest length where none is left', () => {
  expect(drawByLength(pool, [ofLength(10, 'a')]).map(countWords)).toEqual([9]);
});

it('draws the same ones every time, and all of too small a pool', () => {
  const references = Array.from({ length: 20 }, () => ofLength(4, 'r'));
  expect(drawByLength(pool, references)).toEqual(drawByLength(pool, references));
  expect(new Set(drawByLength(pool, references))).toEqual(new Set(pool));
});
