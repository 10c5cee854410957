/** Article text in lines, each knowing where its words stand, so that a quote can be marked in place. */

export interface Piece {
  text: string;
  isQuoted: boolean;
  isStrong?: boolean;
  isCode?: boolean;
}

export interface ArticleLine {
  kind: 'heading' | 'ordered' | 'bullet' | 'paragraph' | 'code';
  /** The number of an ordered item. */
  number?: number;
  /** Nesting of a list item, 0 at the outside. */
  level: number;
  pieces: Piece[];
}

export interface Range {
  start: number;
  end: number;
}

const MARKER = /^(\s*)(?:(#{1,6})\s+|(\d+)[.)]\s+|[-*•–]\s+)?/;

/**
 * The range of a quote in a text: its own offsets where they still hold, else the one place where its words
 * stand, else undefined (the article has changed since).
 */
export function findQuote(text: string, quote: string, range: Range): Range | undefined {
  if (quote && text.slice(range.start, range.end) === quote) return range;
  const start = quote ? text.indexOf(quote) : -1;
  return start < 0 ? undefined : { start, end: start + quote.length };
}

/** Cuts article text into lines and marks what lies inside `quoted`. */
export function parseArticle(text: string, quoted: Range | undefined): ArticleLine[] {
  const lines: ArticleLine[] = [];
  let offset = 0;
  let isFenced = false;
  for (const line of text.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    if (/^\s*```/.test(line)) {
      isFenced = !isFenced;
      continue;
    }
    if (isFenced) {
      lines.push({ kind: 'code', level: 0, pieces: cut(line, start, quoted, true) });
      continue;
    }
    const [marker = '', indent = '', hashes, number] = MARKER.exec(line) ?? [];
    const words = line.slice(marker.length);
    if (!words.trim()) continue;
    const isListed = marker.trim() !== '' && !hashes;
    lines.push({
      kind: hashes ? 'heading' : number ? 'ordered' : isListed ? 'bullet' : 'paragraph',
      ...(number && { number: Number(number) }),
      level: isListed ? Math.min(3, Math.floor(indent.length / 2)) : 0,
      pieces: cut(words, start + marker.length, quoted, false),
    });
  }
  return lines;
}

/** Splits a line at its inline marks and at the ends of the quote. */
function cut(words: string, start: number, quoted: Range | undefined, isCode: boolean): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, style: Partial<Piece>) => {
    const edges = [from, to];
    for (const edge of quoted ? [quoted.start - start, quoted.end - start] : []) {
      if (edge > from && edge < to) edges.push(edge);
    }
    edges.sort((a, b) => a - b);
    for (let index = 1; index < edges.length; index++) {
      const [left = 0, right = 0] = [edges[index - 1], edges[index]];
      if (left === right) continue;
      const isQuoted = !!quoted && left + start >= quoted.start && right + start <= quoted.end;
      pieces.push({ text: words.slice(left, right), isQuoted, ...style });
    }
  };

  let at = 0;
  if (!isCode) {
    for (const match of words.matchAll(/\*\*(.+?)\*\*|`([^`]+)`/g)) {
      const width = match[1] === undefined ? 1 : 2;
      add(at, match.index, {});
      const end = match.index + match[0].length;
      add(match.index + width, end - width, width === 2 ? { isStrong: true } : { isCode: true });
      at = end;
    }
  }
  add(at, words.length, {});
  return pieces;
}
