import type { Bound, Quantity } from './types.ts';

const WORDS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  dozen: 12,
  both: 2,
  single: 1,
  twice: 2,
  thrice: 3,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  funf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  zwolf: 12,
  zwanzig: 20,
  dreißig: 30,
  dreissig: 30,
  hundert: 100,
  beide: 2,
  zweimal: 2,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  doce: 12,
  veinte: 20,
  treinta: 30,
  cien: 100,
  ambos: 2,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  douze: 12,
  quinze: 15,
  vingt: 20,
  trente: 30,
  cent: 100,
};

/** Units of time in seconds or months, by stem-free singular; several languages. */
const UNITS: Array<[RegExp, string, number]> = [
  [/^(?:s|secs?|seconds?|sekunden?|segundos?|secondes?)$/, 'second', 1],
  [/^(?:mins?|minutes?|minuten?|minutos?)$/, 'second', 60],
  [/^(?:hours?|hrs?|h|stunden?|horas?|heures?|std)$/, 'second', 3600],
  [/^(?:days?|tage?n?|d[ií]as?|jours?)$/, 'second', 86_400],
  [/^(?:weeks?|wochen?|semanas?|semaines?)$/, 'second', 604_800],
  [/^(?:months?|monate?n?|mes|meses|mois)$/, 'month', 1],
  [/^(?:years?|jahre?n?|años?|anos?|ans?|ann[ée]es?)$/, 'month', 12],
  [/^(?:workingdays?|arbeitstage?n?|werktage?n?)$/, 'working day', 1],
  [/^(?:workinghours?|arbeitsstunden?)$/, 'working hour', 1],
  [/^(?:%|percent|prozent)$/, '%', 1],
  [/^(?:€|euros?|eur)$/, '€', 1],
  [/^(?:\$|dollars?|usd)$/, '$', 1],
  [/^(?:£|pounds?|gbp)$/, '£', 1],
  [/^(?:chf|francs?|franken)$/, 'chf', 1],
  [/^(?:metres?|meters?|m|metern?|metros?)$/, 'metre', 1],
  [/^(?:kilomet(?:re|er)s?|km)$/, 'metre', 1000],
  [/^(?:miles?)$/, 'mile', 1],
  [/^(?:bytes?|kb|mb|gb|tb|megabytes?|gigabytes?|kilobytes?)$/, 'byte', 1],
];

/** A number as written, or a number word; undefined for other words. */
export function readNumber(word: string): number | undefined {
  const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (known !== undefined) return known;
  if (!/^\d/.test(word)) return undefined;
  // 1.234 and 1,234 are thousands; 4,50 and 4.50 are not.
  const plain = word.replace(/[.,’' ](?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  const value = Number(plain.replace(/(?:st|nd|rd|th)$/, ''));
  return Number.isNaN(value) ? undefined : value;
}

/** The unit a word names, with how many of the base unit it is. */
export function readUnit(word: string): Unit | undefined {
  const known = unitsRead.get(word);
  if (known !== undefined) return known ?? undefined;
  if (unitsRead.size > 5_000) unitsRead.clear();
  const unit = findUnit(word);
  unitsRead.set(word, unit ?? null);
  return unit;
}

interface Unit {
  unit: string;
  factor: number;
}
const unitsRead = new Map<string, Unit | null>();

function findUnit(word: string): Unit | undefined {
  for (const [pattern, unit, factor] of UNITS) {
    if (!pattern.test(word)) continue;
    const byte = unit === 'byte' ? BYTES[word.charAt(0)] : undefined;
    return { unit, factor: byte ?? factor };
  }
  return undefined;
}
const BYTES: Record<string, number> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** "15:00" and "3pm" in minutes since midnight. */
export function readClock(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|uhr|h)?$/i.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const half = match[3]?.toLowerCase();
  const hour = (Number(match[1]) % (half === 'pm' || half === 'am' ? 12 : 24)) + (half === 'pm' ? 12 : 0);
  return hour * 60 + Number(match[2] ?? 0);
}

/** Limits that say less than the source are the same claim or a weaker one; anything else is another. */
export function boundAgrees(said: Bound, source: Bound): boolean {
  if (said === source) return true;
  const pair = `${said}<${source}`;
  return WEAKER.has(pair);
}
const WEAKER = new Set([
  'most<',
  'for<',
  '<for',
  'most<for',
  'for<most',
  'within<for',
  'for<within',
  'most<within',
  'within<most',
  'within<',
  '<within',
  '<after',
  'after<',
  'before<',
  '<before',
  '<least',
  'most<before',
  'before<most',
  // "Older than 35 days" and "after 35 days".
  'after<more',
  'more<after',
]);

/** The same amount of the same thing. */
export function sameAmount(said: Quantity, source: Quantity): boolean {
  if (said.value !== source.value) return false;
  return (
    said.unit === source.unit ||
    (said.unit === '' &&
      source.unit !== '' &&
      !isMoney(source.unit) &&
      source.unit !== 'clock' &&
      said.noun.length === 0)
  );
}

function isMoney(unit: string): boolean {
  return ['€', '$', '£', 'chf', '%'].includes(unit);
}
