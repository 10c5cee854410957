/**
 * Article text: the canonical form of an article. One block a line: `# ` headings, `1. ` steps,
 * `- ` bullets (two spaces of indent a level), fenced code, everything else a paragraph.
 * Text without any marked heading is read as raw text, where headings are guessed from their shape.
 */

export type BlockKind = 'heading' | 'step' | 'bullet' | 'code' | 'paragraph';

/** Characters [start, end) of the article text, marker included. */
export interface Block {
  kind: BlockKind;
  /** Heading: 1 to 6. List item: how deep it is nested, from 0. Otherwise 0. */
  level: number;
  /** The words without the marker; code without its fences. */
  text: string;
  start: number;
  end: number;
  /** Steps only: the number written before it. */
  number?: number;
}

interface Line {
  text: string;
  start: number;
  end: number;
}

const HEADING = /^(#{1,6})\s+(.+)$/;
const STEP = /^(\s*)(\d{1,3})[.)]\s+(.+)$/;
const BULLET = /^(\s*)[-*•–]\s+(.+)$/;
const FENCE = /^\s*```/;
const SENTENCE_END = /[.!?…:;。！？؟।][)"'”’»]*$/;
/** Questions longer than this are sentences, not headings. */
const QUESTION_HEADING_WORDS = 14;
const TITLE_HEADING_WORDS = 9;
const TITLE_HEADING_CHARACTERS = 80;

/** Cleans text once, before it is stored: offsets count in the result. Drops what SQLite or JSON would trip on. */
export function normaliseArticleText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is dropped
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, '')
      .replace(/\u00a0/g, ' ')
      // Line by line: a pattern for trailing blanks goes over a long run of them again and again.
      .split('\n')
      .map(line => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

/** Article text, canonical or raw, as its blocks in order. Never throws; blank lines belong to no block. */
export function parseArticleText(text: string): Block[] {
  const lines = splitLines(text);
  const isRaw = !lines.some(line => HEADING.test(line.text));
  const nextText = isRaw ? nextTexts(lines) : [];
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line || line.text.trim() === '') continue;
    if (FENCE.test(line.text)) {
      const last = closingFence(lines, index);
      blocks.push(codeBlock(text, lines.slice(index, last + 1)));
      index = last;
      continue;
    }
    const block = lineBlock(line);
    if (isRaw && block.kind === 'paragraph') {
      const next = nextText[index];
      if (next !== undefined && isHeadingLike(line.text, blocks.at(-1), next)) {
        blocks.push({ ...block, kind: 'heading', level: 2 });
        continue;
      }
    }
    blocks.push(block);
  }
  return blocks;
}

/** For each line the text of the next one that is not blank. */
function nextTexts(lines: Array<{ text: string }>): Array<string | undefined> {
  const next: Array<string | undefined> = new Array(lines.length);
  let seen: string | undefined;
  for (let index = lines.length - 1; index >= 0; index--) {
    next[index] = seen;
    const text = lines[index]?.text ?? '';
    if (text.trim() !== '') seen = text;
  }
  return next;
}

/** Blocks as canonical article text. */
export function formatArticleText(blocks: Array<Omit<Block, 'start' | 'end'>>): string {
  return blocks.map(formatBlock).join('\n');
}

function formatBlock(block: Omit<Block, 'start' | 'end'>): string {
  const indent = '  '.repeat(block.level);
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`;
    case 'step':
      return `${indent}${block.number ?? 1}. ${block.text}`;
    case 'bullet':
      return `${indent}- ${block.text}`;
    case 'code':
      return `\`\`\`\n${block.text}\n\`\`\``;
    case 'paragraph':
      return block.text;
  }
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split('\n')) {
    lines.push({ text: part, start, end: start + part.length });
    start += part.length + 1;
  }
  return lines;
}

function closingFence(lines: Line[], opening: number): number {
  for (let index = opening + 1; index < lines.length; index++) {
    if (FENCE.test(lines[index]?.text ?? '')) return index;
  }
  return lines.length - 1;
}

function codeBlock(text: string, lines: Line[]): Block {
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? start;
  const isClosed = lines.length > 1 && FENCE.test(lines.at(-1)?.text ?? '');
  const inner = lines.slice(1, isClosed ? -1 : undefined);
  const code = inner.length ? text.slice(inner[0]?.start, inner.at(-1)?.end) : '';
  return { kind: 'code', level: 0, text: code, start, end };
}

function lineBlock(line: Line): Block {
  const heading = HEADING.exec(line.text);
  const span = { start: line.start, end: line.end };
  if (heading?.[1] && heading[2]) {
    return { kind: 'heading', level: heading[1].length, text: heading[2].trim(), ...span };
  }
  const step = STEP.exec(line.text);
  if (step?.[2] && step[3]) {
    return { kind: 'step', level: depthOf(step[1]), text: step[3], number: Number(step[2]), ...span };
  }
  const bullet = BULLET.exec(line.text);
  if (bullet?.[2]) return { kind: 'bullet', level: depthOf(bullet[1]), text: bullet[2], ...span };
  return { kind: 'paragraph', level: 0, text: line.text.trim(), ...span };
}

function depthOf(indent = ''): number {
  return Math.floor(indent.replace(/\t/g, '  ').length / 2);
}

/** Raw text marks no headings: a short line between finished blocks that is a question or has no full stop. */
function isHeadingLike(line: string, previous: Block | undefined, next: string): boolean {
  const text = line.trim();
  const words = text.split(/\s+/).length;
  if (text.length > TITLE_HEADING_CHARACTERS || !/^[\p{Lu}\p{Lo}\p{N}"“¿]/u.test(text)) return false;
  // A line that was broken off is continued, not headed.
  if (previous?.kind === 'paragraph' && !SENTENCE_END.test(previous.text)) return false;
  if (/^\s*\p{Ll}/u.test(next)) return false;
  if (/[?？؟]$/.test(text)) return words <= QUESTION_HEADING_WORDS;
  return words <= TITLE_HEADING_WORDS && !SENTENCE_END.test(text) && !/,$/.test(text);
}
