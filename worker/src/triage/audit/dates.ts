/** Which of 3/4/2026's numbers is the day. Dates with dots are always day first. */
export type DateOrder = 'day-first' | 'month-first';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Minutes east of Greenwich. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  ist: 330,
  jst: 540,
  aest: 600,
  aedt: 660,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};
/** The first letters of month names in English, German, French and Spanish, folded. */
const MONTHS: ReadonlyArray<readonly string[]> = [
  ['jan', 'ene'],
  ['feb', 'fev', 'fevr'],
  ['mar', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];
const TIME = String.raw`(?:[T ,]+(?:at )?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?)?`;
const ZONE = String.raw`\s*(?:\(?(z|[a-z]{3,4}|(?:utc|gmt)?\s*[+-]\d{1,2}:?(?:\d{2})?)\)?)?$`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${ZONE}`, 'i');
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}${ZONE}`, 'i');
const DAY_NAME = /^\p{L}{2,10}\.?,\s*/u;
const DAY_MONTH = new RegExp(String.raw`^(\d{1,2})\.?[ -](\p{L}{3,10})\.?,?[ -](\d{4})${TIME}${ZONE}`, 'iu');
const MONTH_DAY = new RegExp(
  String.raw`^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}${ZONE}`,
  'iu',
);

/**
 * Reads the dates that helpdesks and spreadsheets write: ISO, numbers with slashes or dots, month names, Unix
 * seconds and milliseconds, a spreadsheet's day numbers. A time without a zone is UTC.
 * @returns milliseconds since 1970, or undefined for what is no date
 */
export function parseDate(raw: string, order: DateOrder = 'month-first'): number | undefined {
  const text = raw.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const named = text
    .replace(DAY_NAME, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  const iso = YEAR_FIRST.exec(text);
  if (iso) return at(iso[1], Number(iso[2]), iso[3], iso.slice(4));
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [, first, mark, second, year] = numbers;
    const isDayFirst = mark === '.' || order === 'day-first';
    const [day, month] = isDayFirst ? [first, second] : [second, first];
    return at(year, Number(month), day, numbers.slice(5));
  }
  const dayMonth = DAY_MONTH.exec(named);
  if (dayMonth) return at(dayMonth[3], monthOf(dayMonth[2]), dayMonth[1], dayMonth.slice(4));
  const monthDay = MONTH_DAY.exec(named);
  if (monthDay) return at(monthDay[3], monthOf(monthDay[1]), monthDay[2], monthDay.slice(4));
  return undefined;
}

/** Decides the order from dates where one number can only be a day; undefined when none tells. */
export function dateOrderOf(samples: Iterable<string>): DateOrder | undefined {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const sample of samples) {
    const match = /^\s*(\d{1,2})([-/])(\d{1,2})\2\d{2,4}\b/.exec(sample);
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst++;
    else if (Number(match[3]) > 12) monthFirst++;
  }
  if (dayFirst === monthFirst) return undefined;
  return dayFirst > monthFirst ? 'day-first' : 'month-first';
}

/** True for a date whose day and month could be swapped. */
export function isAmbiguousDate(sample: string): boolean {
  const match = /^\s*(\d{1,2})([-/])(\d{1,2})\2\d{2,4}\b/.exec(sample);
  return match !== null && Number(match[1]) <= 12 && Number(match[3]) <= 12 && match[1] !== match[3];
}

function fromNumber(value: number): number | undefined {
  if (value >= 1e11 && value < 5e12) return Math.round(value);
  if (value >= 1e8 && value < 5e9) return Math.round(value * 1000);
  // A spreadsheet's days since 30 December 1899: 1995 to 2064.
  if (value >= 35_000 && value < 60_000) return Math.round((value - 25_569) * DAY);
  return undefined;
}

function at(
  yearText: string | undefined,
  month: number,
  dayText: string | undefined,
  [hours = '0', minutes = '0', seconds = '0', half = '', zone = '']: Array<string | undefined>,
): number | undefined {
  const year = Number(yearText) < 100 ? 2000 + Number(yearText) : Number(yearText);
  const day = Number(dayText);
  let hour = Number(hours);
  if (half) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  const offset = offsetOf(zone);
  if (offset === undefined || hour > 24 || Number(minutes) > 59) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  // 31 February would roll over to March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return midnight + (hour * 60 + Number(minutes) - offset) * MINUTE + Number(seconds) * 1000;
}

function offsetOf(zone: string): number | undefined {
  if (!zone) return 0;
  const named = ZONES[zone.toLowerCase()];
  if (named !== undefined) return named;
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function monthOf(name = ''): number {
  const folded = name.toLowerCase();
  return MONTHS.findIndex(starts => starts.some(start => folded.startsWith(start))) + 1;
}
