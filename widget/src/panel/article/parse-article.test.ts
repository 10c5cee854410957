import { expect, it } from 'vitest';
import { findQuote, parseArticle } from './parse-article.ts';
import { quoteLink } from './text-fragment.ts';

const TEXT = 'Intro here.\n\n## Steps\n1. Open **Settings**.\n- A bullet\n```\nrun **it**\n```\n';

function quotedIn(text: string, quote: string): string {
  const range = findQuote(text, quote, { start: 0, end: 0 });
  return parseArticle(text, range)
    .flatMap(line => line.pieces.filter(piece => piece.isQuoted).map(piece => piece.text))
    .join('|');
}

it('reads headings, steps, bullets and code', () => {
  expect(parseArticle(TEXT, undefined).map(line => line.kind)).toEqual([
    'paragraph',
    'heading',
    'ordered',
    'bullet',
    'code',
  ]);
});

it('marks a quote inside a line, over marks and over lines', () => {
  expect(quotedIn(TEXT, 'Intro')).toBe('Intro');
  expect(quotedIn(TEXT, 'Open **Settings**.')).toBe('Open |Settings|.');
  expect(quotedIn(TEXT, 'Steps\n1. Open')).toBe('Steps|Open');
});

it('finds a quote that has moved, and admits one that is gone', () => {
  expect(findQuote(TEXT, 'Intro here.', { start: 5, end: 9 })).toEqual({ start: 0, end: 11 });
  expect(findQuote(TEXT, 'not there', { start: 0, end: 9 })).toBeUndefined();
});

it('links to the words of the quote, and to safe addresses only', () => {
  expect(quoteLink('https://x.test/a', 'Well-known words')).toBe(
    'https://x.test/a#:~:text=Well%2Dknown%20words',
  );
  expect(
    quoteLink('https://x.test/a#part', 'one two three four five six seven eight nine ten eleven twelve 13'),
  ).toBe('https://x.test/a#part:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%2013');
  expect(quoteLink('javascript:alert(1)', 'x')).toBeUndefined();
});
