import { expect, it } from 'vitest';
import { describeSearch, markWords, signalLines } from './search-text.ts';

const quoted = (word: string) => `«${word}»`;

it('shows rank, title, heading, marked words and the reasons', () => {
  const text = describeSearch(
    {
      terms: ['cancel', 'plans', 'xyzzy'],
      mended: [{ word: 'plnas', as: 'plans' }],
      coverage: 0.5,
      confidence: 0.8,
      articles: [
        {
          articleId: 'a',
          title: 'Cancel a plan',
          url: 'https://x.test/a',
          score: 1.5,
          signals: { title: 0.4, passage: 1, words: 2, page: 1 },
        },
      ],
      passages: [
        {
          articleId: 'a',
          ordinal: 1,
          headings: ['Steps'],
          text: 'Cancelling ends the plan.',
          found: ['cancel', 'plans'],
          score: 1.5,
          signals: {},
        },
      ],
      learned: [{ id: 'q7', title: 'Stop it', similarity: 0.91, articles: ['a'] }],
      timings: { retrievalMs: 7 },
      meta: { rowsRead: 42, notes: ['vectors failed'] },
    },
    quoted,
  );
  expect(text).toContain(' 1. «Cancel» a «plan»   1.500');
  expect(text).toContain('§ 2 Steps');
  expect(text).toContain('«Cancelling» ends the «plan».');
  expect(text.indexOf('telling words')).toBeLessThan(text.indexOf('title and question say the same'));
  expect(text).toContain('In none of these passages: xyzzy');
  expect(text).toContain('Read "plnas" as "plans"');
  expect(text).toContain('"Stop it" (q7, 91 % alike) → a');
  expect(text).toContain('Note: vectors failed');
  expect(text).toContain('Covered: 50 % · confidence: 80 % · 7 ms · 42 rows read');
});

it('says plainly that nothing was found', () => {
  const nothing = {
    terms: [],
    mended: [],
    coverage: 0,
    confidence: 0,
    articles: [],
    passages: [],
    learned: [],
    timings: { retrievalMs: 1 },
    meta: { rowsRead: 3, notes: [] },
  };
  expect(describeSearch(nothing, quoted)).toMatch(/^Nothing was found\./);
});

it('puts what adds most first, then what multiplies; what says nothing is left out', () => {
  const lines = signalLines({
    page: 1.5,
    area: 1,
    locale: 0.6,
    title: 0,
    words: 2,
    passage: 1,
    vote: 1,
    newSignal: 0.2,
  });
  expect(lines.map(line => line.slice(0, 6))).toEqual(['+ 1.75', '+ 0.20', '+ 0.20', '× 1.50', '× 0.60']);
  expect(lines.some(line => line.includes('newSignal'))).toBe(true);
});

it('marks every form of a word and nothing inside other words', () => {
  expect(markWords('Plans, planning, a plane.', new Set(['plan']), quoted)).toBe(
    '«Plans», «planning», a plane.',
  );
});
