import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import type { CsvColumns, CsvField } from './csv-columns.ts';
import { columnsOf } from './csv-columns.ts';
import type { DateOrder } from './csv-dates.ts';
import { dateReader } from './csv-dates.ts';
import type { Encoding } from './csv-text.ts';
import { decodeCsv, splitDelimiter } from './csv-text.ts';
import { ImportError } from './import-error.ts';
import { cleanText, timingsOf } from './parts.ts';
import type { ImportedReply, ImportedTicket } from './types.ts';

export interface CsvOptions {
  columns?: string;
  encoding?: Encoding;
  delimiter?: string;
  dates?: DateOrder;
}

/** A row that was left out, and why. */
export interface RejectedRow {
  line: number;
  reason: string;
}

export interface CsvContent {
  tickets: ImportedTicket[];
  rejected: RejectedRow[];
}

interface Row {
  line: number;
  get: (field: CsvField) => string;
}

const SOLVED =
  /^(?:solved|resolved|closed|done|complete[d]?|fixed|geschlossen|gelöst|fermé|résolu|cerrado|resuelto)$/i;
const HELPERS = /^(?:agent|helper|staff|support|operator|admin|teammate|employee|outgoing|us)$/i;
const YES = /^(?:1|true|yes|y|x|ja|oui|sí|internal|private)$/i;

/**
 * Tickets of a CSV file. Rows of one id are one conversation, where a column says who wrote each. Rows that
 * cannot be read are told, the rest goes on.
 * @throws ImportError where the file as a whole cannot be read.
 */
export function readCsv(bytes: Uint8Array, options: CsvOptions): CsvContent {
  const { text, delimiter } = splitDelimiter(decodeCsv(bytes, options.encoding));
  const records = recordsOf(text, options.delimiter ?? delimiter);
  const [header, ...body] = records;
  if (!header) throw new ImportError('The file is empty: its first line names the columns.');
  const columns = columnsOf(header.record, options.columns);
  const rejected: RejectedRow[] = [];
  const rows = body.flatMap(({ record, line }): Row[] => {
    if (record.length > header.record.length) {
      const reason = `It has ${record.length} columns, the header ${header.record.length}: a text with "${delimiter}" in it needs quotes.`;
      rejected.push({ line, reason });
      return [];
    }
    return [{ line, get: field => (record[columns[field] ?? -1] ?? '').trim() }];
  });
  const dates = dateReaders(rows, columns, header.record, options.dates);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (YES.test(row.get('internal'))) continue;
    const id = idOf(row);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  const tickets = [...groups].flatMap(([id, group]) => {
    const ticket = ticketOf(id, group, { columns, dates, rejected });
    return ticket ? [ticket] : [];
  });
  return { tickets, rejected: rejected.sort((a, b) => a.line - b.line) };
}

function recordsOf(text: string, delimiter: string): Array<{ record: string[]; line: number }> {
  let line = 1;
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter,
      info: true,
      // A quote in the middle of a text stands for itself.
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Array<{ record: string[]; info: { lines: number } }>;
    return parsed.map(({ record, info }) => {
      const start = line;
      line = info.lines + 1;
      return { record: record.map(withoutOuterQuotes), line: start };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const opening = /opening quote at line (\d+)/.exec(error.message)?.[1];
    const where = opening ? `The quote that opens in line ${opening} is never closed.` : error.message;
    throw new ImportError(`${where} Correct the line, or export the file again.`, { cause: error });
  }
}

/** A text in quotes with bare quotes inside comes back with both; the outer ones are not the author's. */
function withoutOuterQuotes(cell: string): string {
  const inner = /^"(.*".*)"$/s.exec(cell)?.[1];
  return inner ?? cell;
}

type DateField = 'created' | 'updated' | 'solved' | 'firstReply';
type DateReaders = Record<DateField, (value: string) => string | undefined>;

function dateReaders(
  rows: Row[],
  columns: CsvColumns,
  header: string[],
  order: DateOrder | undefined,
): DateReaders {
  const of = (field: DateField) => {
    const name = header[columns[field] ?? -1] ?? '';
    return dateReader(
      rows.map(row => row.get(field)),
      name,
      order,
    );
  };
  return {
    created: of('created'),
    updated: of('updated'),
    solved: of('solved'),
    firstReply: of('firstReply'),
  };
}

/** A row without an id is known by what it says, so that importing it again does not double it. */
function idOf(row: Row): string {
  const id = row.get('id');
  if (id !== '') return `csv-${id}`;
  const words = [row.get('created'), row.get('title'), row.get('text')].join('\0');
  return `csv-${createHash('sha256').update(words).digest('hex').slice(0, 16)}`;
}

interface Reading {
  columns: CsvColumns;
  dates: DateReaders;
  rejected: RejectedRow[];
}

function ticketOf(
  id: string,
  group: Row[],
  { columns, dates, rejected }: Reading,
): ImportedTicket | undefined {
  const [first, ...rest] = group;
  if (!first) return undefined;
  const created = dates.created(first.get('created'));
  if (!created) {
    const reason =
      first.get('created') === ''
        ? 'It says no date.'
        : `"${first.get('created')}" is no date that is known.`;
    rejected.push({ line: first.line, reason });
    return undefined;
  }
  if (first.get('text') === '' && first.get('title') === '') {
    rejected.push({ line: first.line, reason: 'It has neither a text nor a title.' });
    return undefined;
  }
  const replies = repliesOf(group, created, { columns, dates, rejected });
  const said = first.get('reply');
  const solvedAt = dates.solved(first.get('solved'));
  const firstReplyAt = dates.firstReply(first.get('firstReply'));
  if (said) {
    const text = cleanText(said);
    replies.unshift({
      role: 'helper',
      created: firstReplyAt ?? solvedAt ?? created,
      text,
      helpful: 0,
      unhelpful: 0,
      kb: [],
    });
  }
  const updated = dates.updated((rest.at(-1) ?? first).get('updated'));
  const isTimed = replies.some(reply => reply.role === 'helper' && reply.created !== created);
  return {
    id,
    title: cleanText(first.get('title')),
    text: cleanText(first.get('text') || first.get('title')),
    ...(first.get('topic') && { topic: first.get('topic') }),
    tags: tagsOf(first.get('tags')),
    created,
    ...(updated && { updated }),
    status: solvedAt || SOLVED.test(first.get('status')) ? 'solved' : 'open',
    ...(first.get('priority') && { priority: first.get('priority').toLowerCase() }),
    ...(first.get('channel') && { channel: first.get('channel').toLowerCase() }),
    ...(first.get('page') && { page: first.get('page') }),
    timings: timingsOf(created, isTimed ? replies : [], { firstReplyAt, solvedAt }),
    replies,
  };
}

/** Parted by commas, semicolons or bars; Zendesk parts its own, which hold no blanks, by blanks. */
function tagsOf(cell: string): string[] {
  const isBlank = /^[\w-]+(?:\s+[\w-]+)+$/.test(cell.trim()) && /[_-]/.test(cell);
  return cell
    .split(isBlank ? /\s+/ : /[,;|]/)
    .map(tag => tag.trim())
    .filter(Boolean);
}

/** The rows after the first, unless they only say the first one again. */
function repliesOf(
  [first, ...rest]: Row[],
  created: string,
  { columns, dates, rejected }: Reading,
): ImportedReply[] {
  return rest.flatMap((row): ImportedReply[] => {
    const text = cleanText(row.get('text'));
    if (text === '' || row.get('text') === first?.get('text')) return [];
    if (columns.role === undefined) {
      const reason = `It has the id of line ${first?.line}. Name the column that tells who wrote: --columns "role=COLUMN".`;
      rejected.push({ line: row.line, reason });
      return [];
    }
    const role = HELPERS.test(row.get('role')) ? 'helper' : 'customer';
    return [
      { role, created: dates.created(row.get('created')) ?? created, text, helpful: 0, unhelpful: 0, kb: [] },
    ];
  });
}
