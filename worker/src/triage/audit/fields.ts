import type { ExportFormat, Field } from './columns.ts';
import type { DateOrder } from './dates.ts';
import { parseDate } from './dates.ts';
import { plainText } from './plain-text.ts';
import type { AuditTicket } from './types.ts';

const SUBJECT = 200;
const TEXT = 600;
/** A whole message, where it is asked again. */
const WHOLE_TEXT = 3_500;
/** Long bodies are cut before they are cleaned: what a ticket is about stands at its beginning. */
const RAW = 6_000;
const ESCALATION_TAG =
  /^(?:escalat\w*|tier_?[23]|l[23]|second_?line|needs_?(?:manager|engineering)|to_?engineering)$/i;
const YES = /^(?:true|yes|y|1|ja|si|oui|escalated)$/i;

/** Fields of one row as the export writes them. */
export type RawTicket = ReadonlyMap<Field, string>;

/** What went wrong with a row, counted by the readers. */
export type RowFault = 'empty' | 'date';

/** Makes a ticket of one row; undefined for a row without any words. */
export function ticketOf(
  raw: RawTicket,
  options: {
    format: ExportFormat;
    order: DateOrder;
    row: number;
    onFault: (fault: RowFault) => void;
    details?: boolean;
  },
): AuditTicket | undefined {
  const value = (field: Field) => raw.get(field)?.trim() ?? '';
  const subject = plainText(value('subject').slice(0, RAW)).slice(0, SUBJECT);
  const text = plainText(value('text').slice(0, RAW)).slice(0, options.details ? WHOLE_TEXT : TEXT);
  const tags = tagsOf(value('tags'), options.format);
  const category = plainText(value('category')).slice(0, 80);
  if (!subject && !text && !category && tags.length === 0) {
    options.onFault('empty');
    return undefined;
  }
  const created = value('created');
  const createdAt = parseDate(created, options.order);
  if (created && createdAt === undefined) options.onFault('date');
  const after = (field: Field, unit: number) => {
    const milliseconds = durationOf(value(field), unit);
    return createdAt === undefined || milliseconds === undefined ? undefined : createdAt + milliseconds;
  };
  const replies = value('replies');
  return {
    id: value('id') || `row ${options.row}`,
    subject,
    text,
    tags,
    ...optional('createdAt', createdAt),
    ...optional(
      'firstReplyAt',
      after('first-reply-minutes', MINUTE) ??
        after('first-reply-seconds', SECOND) ??
        after('first-reply-hours', HOUR) ??
        parseDate(value('first-reply'), options.order),
    ),
    ...optional(
      'solvedAt',
      parseDate(value('solved'), options.order) ??
        after('resolution-minutes', MINUTE) ??
        after('resolution-seconds', SECOND) ??
        after('resolution-hours', HOUR),
    ),
    ...optional('category', category || undefined),
    ...optional('team', plainText(value('team')).slice(0, 80) || undefined),
    ...optional('agent', plainText(value('agent')).slice(0, 80) || undefined),
    ...optional('requester', value('requester').slice(0, 120) || undefined),
    ...optional('replies', /^\d+(?:\.0+)?$/.test(replies) ? Number(replies) : undefined),
    ...optional('isEscalated', escalatedOf(raw, tags)),
    ...(options.details && detailsOf(value)),
  };
}

function detailsOf(value: (field: Field) => string): Partial<AuditTicket> {
  const articles = value('articles')
    .split(',')
    .map(id => id.trim())
    .filter(Boolean);
  return {
    ...optional('page', value('page').slice(0, 300) || undefined),
    ...optional('plan', value('plan').slice(0, 80) || undefined),
    ...optional('tier', value('tier').slice(0, 80) || undefined),
    ...optional('answer', plainText(value('answer').slice(0, RAW)).slice(0, WHOLE_TEXT) || undefined),
    ...(articles.length > 0 && { articles }),
  };
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A number of units, or a clock (36:12:09 hours) where hours are written so. */
function durationOf(raw: string, unit: number): number | undefined {
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?$/.exec(raw);
  if (clock) return Number(clock[1]) * HOUR + Number(clock[2]) * MINUTE + Number(clock[3] ?? 0) * SECOND;
  return /^\d+(?:\.\d+)?$/.test(raw) ? Number(raw) * unit : undefined;
}

/** Known from a flag, from how often it changed hands, or from a tag; undefined when no such column exists. */
function escalatedOf(raw: RawTicket, tags: readonly string[]): boolean | undefined {
  const flag = raw.get('escalated')?.trim();
  if (flag !== undefined && flag !== '') return YES.test(flag);
  const changes = [
    // The first station is where a ticket begins.
    numberOf(raw.get('team-stations'), 1),
    numberOf(raw.get('reassignments'), 1),
  ].filter(count => count !== undefined);
  const isTagged = tags.some(tag => ESCALATION_TAG.test(tag));
  if (changes.length === 0) return raw.has('tags') ? isTagged : undefined;
  return isTagged || changes.some(count => count > 0);
}

function numberOf(raw: string | undefined, minus: number): number | undefined {
  return raw !== undefined && /^\d+$/.test(raw.trim()) ? Math.max(0, Number(raw) - minus) : undefined;
}

/** Zendesk parts tags by blanks; everybody else by commas, semicolons or bars. */
function tagsOf(raw: string, format: ExportFormat): string[] {
  if (!raw) return [];
  const isBlank = format === 'zendesk' && !/[,;|]/.test(raw);
  return raw
    .replace(/^\[|\]$/g, '')
    .split(isBlank ? /\s+/ : /[,;|]/)
    .map(tag => tag.replace(/["']/g, '').trim().toLowerCase())
    .filter(Boolean)
    .slice(0, 40);
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
