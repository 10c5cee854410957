import { expect, it } from 'vitest';
import { byteLength, gather, splitText } from './gather.ts';

/** The same numbers every time: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  'a',
  'word',
  ' ',
  '\n',
  'ü',
  '漢字',
  '😀',
  '👩‍👩‍👧',
  'https://a.example/very/long/path',
  '<b>',
  '&',
  '\n\n',
  '  ',
];

function randomText(next: () => number, pieces: string[]): string {
  const length = Math.floor(next() * 120);
  return Array.from({ length }, () => pieces[Math.floor(next() * pieces.length)] ?? '').join('');
}

function joined(parts: string[]): string {
  return parts
    .map((part, index) => {
      const start = index > 0 ? part.replace(/^\(continued\)\n/, '') : part;
      return index < parts.length - 1 ? start.replace(/\n\(continued\)$/, '') : start;
    })
    .join('');
}

it('keeps what fits together, in order, with the glue between', () => {
  expect(gather(['aa', 'bb', 'cc'], 6, '--')).toEqual(['aa--bb', 'cc']);
});

it('counts bytes of UTF-8, not characters', () => {
  expect(gather(['üü', 'üü'], 7)).toEqual(['üü', 'üü']);
  expect(gather(['üü', 'üü'], 8)).toEqual(['üüüü']);
});

it('cuts a long text at a line and says on both sides that it goes on', () => {
  const text = `${'first line '.repeat(8)}\n${'second line '.repeat(8)}`;
  const parts = splitText(text, 140);
  expect(parts[0]).toBe(`${'first line '.repeat(8)}\n\n(continued)`);
  expect(parts[1]?.startsWith('(continued)\nsecond line')).toBe(true);
});

it('cuts at a word where there is no line', () => {
  for (const part of splitText('word '.repeat(100), 100).slice(0, -1)) {
    expect(part).toMatch(/word \n\(continued\)$/);
  }
});

it('drops no character, splits no pair and keeps every limit, whatever the text', () => {
  const next = random(7);
  for (let round = 0; round < 300; round++) {
    const text = randomText(next, PIECES);
    const maxBytes = 60 + Math.floor(next() * 200);
    const parts = splitText(text, maxBytes);
    expect(joined(parts)).toBe(text);
    for (const part of parts) {
      expect(byteLength(part)).toBeLessThanOrEqual(maxBytes);
      expect(part.isWellFormed()).toBe(true);
    }
  }
});

it('gathers texts of any length without loss', () => {
  const next = random(11);
  for (let round = 0; round < 60; round++) {
    const texts = Array.from({ length: 12 }, () => randomText(next, ['x', 'yy ', '\n', '😀']));
    const bodies = gather(texts, 80);
    expect(
      bodies
        .join('')
        .replaceAll(/\n?\(continued\)\n?/g, '')
        .replaceAll('\n', ''),
    ).toBe(texts.join('').replaceAll('\n', ''));
    expect(Math.max(...bodies.map(byteLength))).toBeLessThanOrEqual(80);
  }
});

it('cuts our HTML between tags and entities, each part whole in itself', () => {
  const next = random(3);
  for (let round = 0; round < 200; round++) {
    const inner = randomText(next, ['word ', '<br>', '&#60;', '<strong>x</strong>', '😀', 'ü']);
    const html = `<p>${inner}</p><ul><li>${inner}</li></ul>`;
    const maxBytes = 150 + Math.floor(next() * 100);
    const parts = splitText(html, maxBytes);
    for (const part of parts) {
      expect(byteLength(part)).toBeLessThanOrEqual(maxBytes);
      expect(isWhole(part), part).toBe(true);
    }
    expect(parts.map(textOf).join('')).toBe(textOf(html));
  }
});

it('goes on where a limit leaves room for hardly anything', () => {
  const parts = splitText('😀😀😀', 2);
  expect(parts).toEqual(['😀', '😀', '😀']);
});

function textOf(html: string): string {
  return html.replaceAll('<p>(continued)</p>', '').replace(/<[^>]*>/g, '');
}

/** Every tag closed, none cut, no entity cut. */
function isWhole(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)>/g)) {
    if (name === 'br') continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) return false;
  }
  const rest = html.replace(/<\/?[a-z0-9]+>|&#\d+;/g, '');
  return open.length === 0 && !/[<>&#;]/.test(rest);
}
