import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExportFormat, Field } from '../../worker/src/triage/audit/columns.ts';
import { mapColumns, missingFields } from '../../worker/src/triage/audit/columns.ts';
import type { DateOrder } from '../../worker/src/triage/audit/dates.ts';
import { dateOrderOf, isAmbiguousDate } from '../../worker/src/triage/audit/dates.ts';
import type { RawTicket } from '../../worker/src/triage/audit/fields.ts';
import { ticketOf } from '../../worker/src/triage/audit/fields.ts';
import { jsonFields } from '../../worker/src/triage/audit/json-ticket.ts';
import type { AuditTicket } from '../../worker/src/triage/audit/types.ts';
import { SetupError } from '../lib/project.ts';
import type { CsvReport } from './csv-records.ts';
import { csvRecords } from './csv-records.ts';
import type { DecodeReport } from './decode.ts';
import { decodeFile } from './decode.ts';

/** The tickets of a file, and what is to be said about how it was written. */
export interface ReadTickets {
  tickets: AuditTicket[];
  format: ExportFormat;
  notices: string[];
}

/** Rows looked at before the order of day and month is decided. */
const SAMPLE = 2_000;

interface Row {
  fields: RawTicket;
  format: ExportFormat;
}

/**
 * Reads an export row by row; with `details` also whole messages, pages and what people answered. Throws
 * SetupError where nothing can be read, saying what to give instead.
 */
export async function readTickets(
  input: string,
  { details = false }: { details?: boolean } = {},
): Promise<ReadTickets> {
  const path = fileOf(input);
  const decoded: DecodeReport = { encoding: 'UTF-8', foreignLines: 0 };
  const csv: CsvReport = { delimiter: ',', brokenQuotes: 0, oddWidths: 0 };
  const notices: string[] = [];
  const faults = { empty: 0, date: 0, json: 0 };
  let daysOnly = 0;
  let isEscalationTold = false;
  const pieces = decodeFile(path, decoded);
  const rows = /\.(?:jsonl|ndjson|json)$/i.test(path)
    ? jsonRows(path, pieces, faults)
    : csvRows(path, pieces, csv, notices);
  const waiting: Row[] = [];
  const tickets: AuditTicket[] = [];
  let format: ExportFormat = 'plain';
  let order: DateOrder | undefined;
  let count = 0;
  const add = ({ fields, format: own }: Row) => {
    count++;
    format = own;
    if (/^\d{4}-\d\d-\d\d$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(fields.get('created')?.trim() ?? ''))
      daysOnly++;
    isEscalationTold ||= HANDED_ON.some(field => fields.has(field));
    const ticket = ticketOf(fields, {
      format: own,
      order: order ?? 'month-first',
      row: count,
      details,
      onFault: fault => {
        faults[fault]++;
      },
    });
    if (ticket) tickets.push(ownMemory(ticket));
  };
  const decide = () => {
    const dates = waiting.map(({ fields }) => fields.get('created') ?? '');
    order = dateOrderOf(dates);
    if (order === undefined && dates.some(isAmbiguousDate)) {
      notices.push('No date tells whether the day or the month comes first (3/4/2026): read as month first.');
    }
    order ??= 'month-first';
    for (const row of waiting.splice(0)) add(row);
  };
  for await (const row of rows) {
    if (order !== undefined) {
      add(row);
      continue;
    }
    waiting.push(row);
    if (waiting.length === SAMPLE) decide();
  }
  if (order === undefined) decide();
  if (count === 0)
    throw new SetupError(
      `${path} holds no ticket. An export has a line of column names and a row a ticket, or a JSON object a line.`,
    );
  if (tickets.length === 0)
    throw new SetupError(
      `None of the ${count} rows of ${path} has a subject, a text, a category or a tag. Choose these columns when you export.`,
    );
  if (!isEscalationTold) forgetUntold(tickets, notices);
  const say = (number: number, words: string) => {
    if (number > 0) notices.push(`${number} ${words}`);
  };
  say(decoded.foreignLines, 'lines are not in UTF-8 and were read as Windows-1252.');
  say(csv.brokenQuotes, 'records have a quote that never ends and were read as one plain line each.');
  say(
    csv.oddWidths,
    'records have more or fewer cells than there are columns; their cells were taken in order.',
  );
  say(faults.json, 'lines are no JSON objects and were left out.');
  say(faults.empty, 'rows have neither words nor tags and were left out.');
  say(
    daysOnly,
    'tickets have a day of creation without a time: times to reply and resolution are right to a day only.',
  );
  say(faults.date, 'rows have a date that could not be read.');
  return { tickets, format, notices };
}

/** Columns that tell whether a ticket was handed on. */
const HANDED_ON: Field[] = ['escalated', 'team-stations', 'reassignments'];

/** Where tags alone could tell escalations and none of them ever does, nobody was asked: that is no share of 0%. */
function forgetUntold(tickets: AuditTicket[], notices: string[]): void {
  if (tickets.every(({ isEscalated }) => isEscalated === undefined)) return;
  if (tickets.some(({ isEscalated }) => isEscalated)) return;
  for (const ticket of tickets) delete ticket.isEscalated;
  notices.push('No column and no tag ever tells of an escalation: their share is left out.');
}

async function* csvRows(
  path: string,
  pieces: AsyncIterable<string>,
  report: CsvReport,
  notices: string[],
): AsyncGenerator<Row> {
  let columns: Array<[Field, number]> | undefined;
  let format: ExportFormat = 'plain';
  let width = 0;
  for await (const cells of csvRecords(pieces, report)) {
    if (columns) {
      if (cells.length !== width) report.oddWidths++;
      yield { format, fields: new Map(columns.map(([field, index]) => [field, cells[index] ?? ''])) };
      continue;
    }
    const mapped = mapColumns(cells);
    if (!['subject', 'text', 'category', 'tags'].some(field => mapped.fields.has(field as Field))) {
      throw new SetupError(
        `The first line of ${path} names no column with a subject, a text, a category or tags. It names: ${cells.slice(0, 12).join(', ').slice(0, 300)}. Give the export a line of column names such as "id,subject,created at,tags".`,
      );
    }
    width = cells.length;
    format = mapped.format;
    columns = [...mapped.fields].map(([field, column]) => [field, cells.indexOf(column)]);
    notices.push(...missingFields(mapped.fields));
  }
}

async function* jsonRows(
  path: string,
  pieces: AsyncIterable<string>,
  faults: { json: number },
): AsyncGenerator<Row> {
  const questions = await questionsBeside(path);
  let rest = '';
  let isFirst = true;
  for await (const piece of pieces) {
    rest += piece;
    if (isFirst && /^\ufeff?\s*\[/.test(rest)) {
      throw new SetupError(
        `${path} is one JSON list. Write one object a line instead: jq -c '.[]' ${path} > tickets.jsonl`,
      );
    }
    isFirst = false;
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* jsonRow(line, questions, faults);
  }
  yield* jsonRow(rest, questions, faults);
}

function* jsonRow(
  line: string,
  questions: ReadonlyMap<string, object>,
  faults: { json: number },
): Generator<Row> {
  const text = line.replace(/^\ufeff/, '').trim();
  if (!text) return;
  const record = objectFrom(text);
  if (!record) {
    faults.json++;
    return;
  }
  yield jsonFields({ ...questions.get(String(record['id'])), ...record });
}

/** Threads may keep their questions in a file beside them. */
async function questionsBeside(path: string): Promise<Map<string, object>> {
  const found = new Map<string, object>();
  const beside = join(dirname(path), 'queries.jsonl');
  if (!/threads\.jsonl$/.test(path) || !existsSync(beside)) return found;
  let rest = '';
  for await (const piece of decodeFile(beside, { encoding: 'UTF-8', foreignLines: 0 })) rest += piece;
  for (const line of rest.split('\n')) {
    const record = objectFrom(line);
    if (record) found.set(String(record['id']), record);
  }
  return found;
}

function objectFrom(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // The caller counts it and says so.
    return undefined;
  }
}

function fileOf(input: string): string {
  if (!existsSync(input))
    throw new SetupError(
      `There is no ${input}. Give the path of an export: CSV, JSONL, or a folder with threads.jsonl.`,
    );
  if (!statSync(input).isDirectory()) return input;
  const inside = ['threads.jsonl', 'tickets.csv', 'tickets.jsonl', 'train.jsonl']
    .map(name => join(input, name))
    .find(existsSync);
  if (!inside)
    throw new SetupError(
      `${input} is a folder without threads.jsonl, tickets.csv or tickets.jsonl. Name the file.`,
    );
  return inside;
}

/** A slice keeps the whole text it was cut from alive: with 200 MB of them that is what fills the memory. */
function ownMemory(ticket: AuditTicket): AuditTicket {
  const own = (text: string) => Buffer.from(text).toString();
  return {
    ...ticket,
    id: own(ticket.id),
    subject: own(ticket.subject),
    text: own(ticket.text),
    tags: ticket.tags.map(shared),
    ...(ticket.category !== undefined && { category: shared(ticket.category) }),
    ...(ticket.team !== undefined && { team: shared(ticket.team) }),
    ...(ticket.agent !== undefined && { agent: shared(ticket.agent) }),
    ...(ticket.requester !== undefined && { requester: own(ticket.requester) }),
  };
}

const known = new Map<string, string>();

/** Names and tags repeat: one copy of each. */
function shared(text: string): string {
  const copy = known.get(text);
  if (copy !== undefined) return copy;
  const own = Buffer.from(text).toString();
  if (known.size < 50_000) known.set(own, own);
  return own;
}
