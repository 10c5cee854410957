import type { Availability } from '../protocol.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Open from `from` until `to`, wall-clock 'HH:MM'; a `to` that is not later than `from` is on the next day, '24:00' is midnight. */
export interface OpenTime {
  from: string;
  to: string;
}

/** When people answer. */
export interface BusinessHours {
  /** IANA, e.g. 'Europe/Vienna'. */
  timeZone: string;
  /** A day that is left out is closed. Absent altogether: open all day, every day. */
  week?: Partial<Record<Weekday, OpenTime[]>>;
  /** 'YYYY-MM-DD' in that time zone: nothing opens on these days. */
  holidays: string[];
}

/** What a site has that says nothing: there is always somebody. */
export const ALWAYS_OPEN: BusinessHours = { timeZone: 'UTC', holidays: [] };

/** Milliseconds since 1970, from included, to excluded. */
interface Span {
  from: number;
  to: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** So far ahead an opening is looked for: a site closed for longer says none. */
const DAYS_AHEAD = 400;

/** Whether people are there, and if not, when they are again. `now` in Unix milliseconds. */
export function availability(hours: BusinessHours, now: number, usualReplyMinutes?: number): Availability {
  const next = spansFrom(hours, now).next().value;
  const isOpen = next !== undefined && next.from <= now;
  return {
    isOpen,
    ...(!isOpen && next && { opensAt: new Date(next.from).toISOString() }),
    ...(usualReplyMinutes !== undefined && { usualReplyMinutes }),
  };
}

/** The time at which `openMs` milliseconds of opening hours have passed since `from`; undefined if that is never. */
export function addOpenTime(hours: BusinessHours, from: number, openMs: number): number | undefined {
  let left = openMs;
  for (const span of spansFrom(hours, from)) {
    const start = Math.max(span.from, from);
    if (start + left <= span.to) return start + left;
    left -= span.to - start;
  }
  return undefined;
}

/** Milliseconds of opening hours between two times. */
export function openTimeBetween(hours: BusinessHours, from: number, to: number): number {
  let sum = 0;
  for (const span of spansFrom(hours, from)) {
    if (span.from >= to) break;
    sum += Math.min(span.to, to) - Math.max(span.from, from);
  }
  return sum;
}

/** Opening times that end after `from`, in order, those that touch made one. */
function* spansFrom(hours: BusinessHours, from: number): Generator<Span, undefined> {
  if (!hours.week && hours.holidays.length === 0) {
    yield { from, to: Number.POSITIVE_INFINITY };
    return undefined;
  }
  let last: Span | undefined;
  // A day before: what opened then may cross midnight.
  const first = dayNumber(dateIn(hours.timeZone, from)) - 1;
  for (let day = first; day < first + DAYS_AHEAD; day++) {
    for (const span of spansOf(hours, day)) {
      if (last && span.from <= last.to) {
        last.to = Math.max(last.to, span.to);
        continue;
      }
      if (last && last.to > from) yield last;
      last = span;
    }
  }
  if (last && last.to > from) yield last;
  return undefined;
}

function spansOf(hours: BusinessHours, day: number): Span[] {
  const { timeZone, week, holidays } = hours;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (holidays.includes(date)) return [];
  const weekday = WEEKDAYS[(new Date(day * DAY_MS).getUTCDay() + 6) % 7] ?? 'mon';
  const times = week ? (week[weekday] ?? []) : [{ from: '00:00', to: '24:00' }];
  return times
    .map(({ from, to }) => {
      const [opens, closes] = [minutesOf(from), minutesOf(to)];
      return {
        from: instantOf(timeZone, day, opens),
        to: instantOf(timeZone, day, closes > opens ? closes : closes + 24 * 60),
      };
    })
    .filter(span => span.to > span.from)
    .sort((a, b) => a.from - b.from);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * The instant of a wall-clock time. One that the clocks skip is the moment they are put forward; of one that
 * comes twice the first is meant.
 */
function instantOf(timeZone: string, day: number, minutes: number): number {
  const wall = day * DAY_MS + minutes * MINUTE_MS;
  const offsets = [offsetAt(timeZone, wall - DAY_MS), offsetAt(timeZone, wall + DAY_MS)];
  const fits = offsets.map(offset => wall - offset).filter(at => at + offsetAt(timeZone, at) === wall);
  if (fits.length > 0) return Math.min(...fits);
  return changeBetween(timeZone, wall - Math.max(...offsets), wall - Math.min(...offsets));
}

/** The instant between two at which the zone's offset changes. */
function changeBetween(timeZone: string, from: number, to: number): number {
  let [low, high] = [from, to];
  const before = offsetAt(timeZone, low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Wall clock minus UTC, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

function dateIn(timeZone: string, at: number): string {
  return new Date(at + offsetAt(timeZone, at)).toISOString().slice(0, 10);
}

function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** Making one is dear, and a worker serves few time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
