import { expect, it } from 'vitest';
import { formatArticleText, normaliseArticleText, parseArticleText } from './article-text.ts';
import { chunkArticle } from './chunk.ts';

const words = (count: number, word = 'word') => Array.from({ length: count }, () => word).join(' ');
const count = (text: string) => text.split(/\s+/).length;

it('reads canonical article text block by block, with offsets that point at it', () => {
  const text = '# One\nA paragraph.\n1. First\n  - nested\n2. Second\n```\n# not a heading\n```';
  const blocks = parseArticleText(text);
  expect(blocks.map(block => block.kind)).toEqual(['heading', 'paragraph', 'step', 'bullet', 'step', 'code']);
  expect(blocks[3]).toMatchObject({ level: 1, text: 'nested' });
  expect(blocks.map(block => text.slice(block.start, block.end)).join('\n')).toBe(text);
  expect(formatArticleText(blocks)).toBe(text);
});

it('guesses headings in raw text and leaves broken lines alone', () => {
  const kinds = parseArticleText(
    'It does not start.\nHow can I fix the problem?\nOpen the Settings\npanel and close it.\nCheck the profile\n- Open it.',
  ).map(block => block.kind);
  expect(kinds).toEqual(['paragraph', 'heading', 'paragraph', 'paragraph', 'heading', 'bullet']);
});

it('covers every block but headings, in order and without overlap', () => {
  const text = `Intro line.\n## A\n${words(90)}.\n${words(90)}.\n### B\n- one\n- two\n## Empty`;
  const passages = chunkArticle(text);
  let last = 0;
  for (const passage of passages) {
    expect(passage.text).toBe(text.slice(passage.start, passage.end));
    expect(text.slice(last, passage.start)).toMatch(/^(\s|#+ .*)*$/);
    last = passage.end;
  }
  expect(passages.map(passage => passage.headings)).toEqual([[], ['A'], ['A'], ['A', 'B'], []]);
  expect(passages.at(-1)?.text).toBe('## Empty');
});

it('keeps numbered steps whole with the line that introduces them', () => {
  const steps = Array.from({ length: 10 }, (_, index) => `${index + 1}. ${words(25)}.`).join('\n');
  const passages = chunkArticle(`${words(100)}.\nTo reset it:\n${steps}\n${words(50)}.`);
  expect(passages).toHaveLength(3);
  expect(passages[1]?.text).toBe(`To reset it:\n${steps}`);
});

it('cuts more than 400 words of steps between steps, with the introduction as heading', () => {
  const steps = Array.from({ length: 20 }, (_, index) => `${index + 1}. ${words(30)}.`);
  const passages = chunkArticle(`## Reset\nTo reset it:\n${steps.join('\n')}`);
  expect(passages.length).toBeGreaterThan(3);
  expect(passages[0]?.headings).toEqual(['Reset']);
  for (const passage of passages.slice(1)) {
    expect(passage.headings).toEqual(['Reset', 'To reset it:']);
    expect(passage.text).toMatch(/^\d+\. /);
  }
});

it('keeps decisions whole', () => {
  const decisions = Array.from({ length: 6 }, () => `- If ${words(30)}, go to step 2.`).join('\n');
  expect(chunkArticle(`Choose:\n${decisions}`).map(passage => passage.text)).toEqual([
    `Choose:\n${decisions}`,
  ]);
});

it('never splits a sentence of a long paragraph', () => {
  const sentences = Array.from({ length: 12 }, () => `See version 3.11, e.g. ${words(20)} end.`);
  const passages = chunkArticle(sentences.join(' '));
  expect(passages.length).toBeGreaterThan(1);
  for (const passage of passages) {
    expect(passage.text).toMatch(/^See .*end\.$/s);
    expect(count(passage.text)).toBeLessThanOrEqual(120);
  }
});

it('takes any text without throwing', () => {
  for (const text of ['', '\n\n', '```', '1. ', '# ', '\ud800', 'a'.repeat(50_000)]) {
    expect(Array.isArray(chunkArticle(text))).toBe(true);
  }
});

it('reads half a megabyte of blanks, of short lines and of words without an end in no time', () => {
  const started = performance.now();
  for (const text of [
    `gizmo${' '.repeat(400_000)}x`,
    'Abc\n\n'.repeat(80_000),
    `Word ${'a'.repeat(400_000)}`,
  ]) {
    const passages = chunkArticle(normaliseArticleText(text));
    expect(Math.max(...passages.map(passage => passage.text.length))).toBeLessThan(20_000);
  }
  // Clocks stand still in the Worker's own isolate: what hangs fails by the test's time limit.
  expect(performance.now() - started).toBeLessThan(5_000);
});
