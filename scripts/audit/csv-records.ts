import { parse } from 'csv-parse/sync';

/** How a CSV file is written, and what was wrong with it. */
export interface CsvReport {
  delimiter: string;
  /** Records whose quotes never end: cut back to their first line. */
  brokenQuotes: number;
  /** Records with more or fewer cells than there are columns. */
  oddWidths: number;
}

/** A record may hold this much before its quote counts as forgotten. */
const LONGEST = 256 * 1024;
const LONGEST_LINES = 2_000;
/** In a file with many forgotten quotes, looking far for each end would take for ever. */
const MANY_BROKEN = 20;
const FEW_LINES = 40;
const BATCH = 500;
const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that the first line, quoted parts aside, has most of. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map(one => bare.split(one).length - 1);
  const most = Math.max(...counts);
  return most === 0 ? ',' : (DELIMITERS[counts.indexOf(most)] ?? ',');
}

/**
 * Cells of each record of a CSV text that comes in pieces. A quote that nobody closes would swallow the rest of
 * the file: such a record ends at its first line, and reading goes on behind it.
 */
export async function* csvRecords(
  pieces: AsyncIterable<string>,
  report: CsvReport,
): AsyncGenerator<string[]> {
  let buffer = '';
  let isFirst = true;
  let batch = '';
  let batched = 0;
  const flush = function* (): Generator<string[]> {
    const text = batch;
    batch = '';
    batched = 0;
    if (text) yield* parseRecords(text, report.delimiter);
  };
  const drain = function* (isEnd: boolean): Generator<string[]> {
    let start = 0;
    while (start < buffer.length) {
      const found = recordEnd(buffer, start, report, isEnd);
      if (found === 'more') break;
      if (found === 'broken') {
        report.brokenQuotes++;
        yield* flush();
        const line = buffer.indexOf('\n', start);
        const end = line < 0 ? buffer.length : line + 1;
        yield [...parseLine(buffer.slice(start, end), report.delimiter)];
        start = end;
        continue;
      }
      const { end, strays } = found;
      batch += doubled(buffer, start, end, strays);
      start = end;
      if (++batched >= BATCH) yield* flush();
    }
    buffer = buffer.slice(start);
  };
  for await (const piece of pieces) {
    buffer += piece;
    if (isFirst) {
      buffer = buffer.replace(/^\ufeff/, '');
      // Excel's own hint.
      const hint = /^sep=(.)\r?\n/i.exec(buffer);
      if (hint) buffer = buffer.slice(hint[0].length);
      const end = buffer.search(/\r?\n/);
      report.delimiter = hint?.[1] ?? delimiterOf(end < 0 ? buffer : buffer.slice(0, end));
      isFirst = false;
    }
    yield* drain(false);
  }
  if (buffer && !buffer.endsWith('\n')) buffer += '\n';
  yield* drain(true);
  yield* flush();
}

interface RecordEnd {
  end: number;
  /** Quotes inside a quoted cell that should have been doubled. */
  strays: number[];
}

/** Where the record that starts at `start` ends: behind its line end, outside quotes. */
function recordEnd(
  text: string,
  start: number,
  { delimiter, brokenQuotes }: CsvReport,
  isEnd: boolean,
): RecordEnd | 'more' | 'broken' {
  let isQuoted = false;
  let isCellStart = true;
  let lines = 0;
  const strays: number[] = [];
  const mostLines = brokenQuotes > MANY_BROKEN ? FEW_LINES : LONGEST_LINES;
  const delimiterCode = delimiter.charCodeAt(0);
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isQuoted) {
      if (code === 34) {
        const next = text.charCodeAt(index + 1);
        if (next === 34) index++;
        else if (next === delimiterCode || next === 10 || next === 13) isQuoted = false;
        else if (index + 1 >= text.length && !isEnd) return 'more';
        else strays.push(index);
      } else if (code === 10 && (++lines > mostLines || index - start > LONGEST)) return 'broken';
      continue;
    }
    if (code === 10) return { end: index + 1, strays };
    if (code === 34 && isCellStart) isQuoted = true;
    isCellStart = code === delimiterCode;
  }
  if (isEnd) return isQuoted ? 'broken' : { end: text.length, strays };
  return text.length - start > LONGEST * 2 ? 'broken' : 'more';
}

/** The record with its stray quotes doubled, as they should have been. */
function doubled(text: string, start: number, end: number, strays: readonly number[]): string {
  let mended = '';
  let from = start;
  for (const stray of strays) {
    mended += `${text.slice(from, stray)}"`;
    from = stray;
  }
  return mended + text.slice(from, end);
}

function parseRecords(text: string, delimiter: string): string[][] {
  return parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
}

/** A line as it stands, its quotes being letters. */
function parseLine(line: string, delimiter: string): string[] {
  return line
    .replace(/\r?\n$/, '')
    .split(delimiter)
    .map(cell => cell.replace(/^"|"$/g, ''));
}
