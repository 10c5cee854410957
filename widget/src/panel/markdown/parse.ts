import { parseInline } from './inline.ts';
import type { Block } from './types.ts';

const ITEM = /^(\s*)(?:(\d{1,9})[.)]|[-*+•])(?:\s+(.*))?$/;
const FENCE = /^\s*(```+|~~~+)/;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;

/** Reads the subset of Markdown that answers are written in. Never throws; anything else is text. */
export function parseMarkdown(source: string): Block[] {
  return parseLines(source.replace(/\r\n?/g, '\n').split('\n'), 0);
}

/**
 * The same while text is still coming in: marks that may be half of something are held back for the moment,
 * and open ones are closed, so that nothing flickers.
 */
export function parseUnfinished(source: string): Block[] {
  let text = source.replace(/(\*{1,2}|_{1,2}|`+|\[\d*|\n\s*(?:\d{1,3}[.)]?|[-*+#]+))$/, '').trimEnd();
  const line = text.slice(text.lastIndexOf('\n') + 1);
  for (const mark of ['**', '`']) {
    if (line.split(mark).length % 2 === 0) text += mark;
  }
  return parseMarkdown(text);
}

function parseLines(lines: string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length) blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line)?.[1];
    const heading = HEADING.exec(line)?.[1];
    if (fence || heading !== undefined || !line.trim()) flush();
    if (fence) {
      const end = closingFence(lines, at, fence);
      blocks.push({ type: 'code', text: lines.slice(at + 1, end).join('\n') });
      at = end;
    } else if (heading !== undefined) {
      blocks.push({ type: 'heading', children: parseInline(heading) });
    } else if (ITEM.test(line) && depth < 6) {
      flush();
      const end = listEnd(lines, at);
      blocks.push(parseList(lines.slice(at, end), depth));
      at = end - 1;
    } else if (line.trim()) {
      paragraph.push(line.replace(/^\s*>\s?/, '').trim());
    }
  }
  flush();
  return blocks;
}

/** Index of the line that closes a fence; the end where none does, as in a stream. */
function closingFence(lines: string[], start: number, fence: string): number {
  const end = lines.findIndex((line, index) => index > start && line.trim().startsWith(fence));
  return end < 0 ? lines.length : end;
}

/** A list runs on over items, indented lines, and single blank lines that one of these follows. */
function listEnd(lines: string[], start: number): number {
  const indent = ITEM.exec(lines[start] ?? '')?.[1]?.length ?? 0;
  const isOrdered = /^\s*\d/.test(lines[start] ?? '');
  let end = start + 1;
  for (let at = end; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!line.trim()) continue;
    const item = ITEM.exec(line);
    const isNested = /^\s*/.exec(line)?.[0].length ?? 0;
    const isSibling = item && isNested <= indent + 1 && (item[2] !== undefined) === isOrdered;
    const isLazy = !item && at === end && !HEADING.test(line) && !FENCE.test(line) && !!lines[at - 1]?.trim();
    if (!isSibling && isNested < indent + 2 && !isLazy) break;
    end = at + 1;
  }
  return end;
}

function parseList(lines: string[], depth: number): Block {
  const first = ITEM.exec(lines[0] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const items: string[][] = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item && (item[1]?.length ?? 0) <= indent + 1) items.push([item[3] ?? '']);
    else items.at(-1)?.push(line);
  }
  return {
    type: 'list',
    ordered: first?.[2] !== undefined,
    start: Number(first?.[2] ?? 1),
    items: items.map(([head = '', ...rest]) => parseLines([head, ...dedent(rest)], depth + 1)),
  };
}

function dedent(lines: string[]): string[] {
  const widths = lines.filter(line => line.trim()).map(line => /^\s*/.exec(line)?.[0].length ?? 0);
  const width = Math.min(...widths, 8);
  return lines.map(line => line.slice(width));
}
