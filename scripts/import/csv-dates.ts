import { ImportError } from './import-error.ts';

/** Which number of 3/4/2026 is the month. */
export type DateOrder = 'dmy' | 'mdy';

const ISO =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const NUMERIC =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[,\sT]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?$/i;
const YEAR_FIRST = /^(\d{4})([./])(\d{1,2})\2(\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const UNIX = /^\d{10}(?:\d{3})?$/;

/**
 * How one column's dates are read. The order of day and month is found out from all of them: 13/4 cannot be
 * a month. Times without a zone are UTC.
 * @throws ImportError where every date of the column could be read both ways.
 */
export function dateReader(
  values: string[],
  column: string,
  given: DateOrder | undefined,
): (value: string) => string | undefined {
  const matches = values.flatMap(value => {
    const match = NUMERIC.exec(value.trim());
    return match ? [match] : [];
  });
  const order = given ?? orderOf(matches, column);
  return value => readDate(value.trim(), order);
}

function orderOf(matches: RegExpExecArray[], column: string): DateOrder {
  if (matches.length === 0) return 'dmy';
  // Dots are written where the day comes first, and am and pm where the month does.
  const isDayFirst = matches.some(match => Number(match[1]) > 12 || match[2] === '.');
  const isMonthFirst = matches.some(match => Number(match[3]) > 12 || match[8] !== undefined);
  if (isDayFirst !== isMonthFirst) return isMonthFirst ? 'mdy' : 'dmy';
  const question = `Column "${column}" has dates such as ${matches[0]?.[0]}: day or month first?`;
  throw new ImportError(`${question} Say --dates dmy or --dates mdy.`);
}

function readDate(value: string, order: DateOrder): string | undefined {
  if (UNIX.test(value)) return iso(Number(value) * (value.length === 10 ? 1000 : 1));
  if (ISO.test(value)) return iso(Date.parse(utc(value)));
  const yearFirst = YEAR_FIRST.exec(value);
  if (yearFirst) {
    const [, year, , month, day, hour, minute, second] = yearFirst;
    return fromParts([year, month, day, hour, minute, second].map(Number), undefined);
  }
  const numeric = NUMERIC.exec(value);
  if (numeric) {
    const [, one, , two, year = '', hour, minute, second, half] = numeric;
    const [day, month] = order === 'dmy' ? [one, two] : [two, one];
    const fullYear = year.length === 2 ? `20${year}` : year;
    return fromParts([fullYear, month, day, hour, minute, second].map(Number), half);
  }
  // 'Mon, 2 Mar 2026 10:00:00 +0100', '2 March 2026'
  return /[a-z]{3}/i.test(value) && /\d{4}/.test(value)
    ? iso(Date.parse(hasZone(value) ? value : `${value} UTC`))
    : undefined;
}

function utc(value: string): string {
  const plain = value
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/\s*(?:UTC|GMT)$/i, 'Z')
    .replace(/\s+/g, '');
  const isDay = plain.length === 10;
  return isDay || /(?:Z|[+-]\d{2}:?\d{2})$/i.test(plain.slice(10)) ? plain : `${plain}Z`;
}

function hasZone(value: string): boolean {
  return /(?:[+-]\d{4}|[+-]\d{2}:\d{2}|\b(?:GMT|UTC|[ECMP][SD]T|Z))\)?$/i.test(value);
}

/** Undefined for the 31st of June: a date that rolls over is none. */
function fromParts(parts: number[], half: string | undefined): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(part => part || 0);
  const isPm = half?.toLowerCase().startsWith('p');
  const hours = half ? (hour % 12) + (isPm ? 12 : 0) : hour;
  const date = new Date(Date.UTC(year, month - 1, day, hours, minute, second));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hours;
  return isReal ? date.toISOString() : undefined;
}

function iso(ms: number): string | undefined {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
}
