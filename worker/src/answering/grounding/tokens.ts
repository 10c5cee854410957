import { fold } from '../../knowledge/terms.ts';
import type { Lexicon } from './lexicon.ts';
import { readClock, readNumber, readUnit } from './quantities.ts';
import { REWRITES } from './rewrites.ts';
import { synonyms } from './synonyms.ts';
import type { Bound, Quantity } from './types.ts';

/** A word, number or mark before it is known what it claims. */
export interface RawToken {
  kind: 'word' | 'number' | 'mark';
  /** Folded. */
  text: string;
  /** As written, where that may show a name. */
  isCapital: boolean;
  isFirst: boolean;
  phrase?: number;
  /** It begins a word with a hyphen. */
  isPart?: boolean;
  quantity?: Quantity;
  /** Several words read as one: what they say together. */
  phrased?: { concepts: string[]; isVerb: boolean };
}

const PHRASE = /\*\*([^*]+)\*\*|(?<![*\w])\*([^*\s][^*]*)\*(?!\w)|`([^`]+)`|["“„«]([^"“”„»«]{1,60})["”“»]/g;
const PATH =
  /\p{Lu}[\p{L}\p{N}]*(?: [\p{L}\p{N}]+){0,2}(?: ?(?:→|>) ?\p{Lu}[\p{L}\p{N}]*(?: [\p{L}\p{N}]+){0,2})+/gu;
const LINK = /!?\[([^\]]*)\]\([^)]*\)/g;
const TOKEN =
  /\ue000(\d+)\ue001|([€$£]|chf)?\s?(\d+(?:[.,:’]\d+)*(?:st|nd|rd|th)?)\s?((?:a\.?m\b|p\.?m\b|uhr\b)|[€$£%])?|([\p{L}\p{M}][\p{L}\p{M}\p{N}'’_-]*)|([.,;:!?()–—→/…=×])/giu;

/** Splits text into tokens: phrases are kept whole, like ways of saying have become one word. */
export function readTokens(text: string, lexicon: Lexicon): { tokens: RawToken[]; phrases: string[] } {
  const phrases: string[] = [];
  const keep = (phrase: string) => `\ue000${phrases.push(phrase) - 1}\ue001`;
  let prepared = text
    .replace(LINK, '$1')
    .replace(PHRASE, (_, bold, italic, code, quoted) => keep(bold ?? italic ?? code ?? quoted ?? ''))
    .replace(PATH, path => keep(path));
  const capitals = capitalWords(prepared);
  prepared = foldKeeping(prepared);
  if (lexicon.language === 'en') {
    for (const [pattern, by] of REWRITES) prepared = prepared.replace(pattern, by);
  }
  const tokens: RawToken[] = [];
  for (const match of prepared.matchAll(TOKEN)) {
    const [, phrase, before, number, after, word, mark] = match;
    const isFirst = tokens.every(token => token.kind === 'mark');
    if (phrase !== undefined) tokens.push(...phraseTokens(phrases[Number(phrase)] ?? '', Number(phrase)));
    else if (number !== undefined) tokens.push(numberToken(number, before, after, isFirst));
    else if (word !== undefined) tokens.push(...wordTokens(word, capitals, isFirst));
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, isCapital: false, isFirst });
  }
  const joined = lexicon.language === 'en' ? synonyms().join(tokens) : tokens;
  return { tokens: attach(joined, lexicon), phrases: phrases.map(phraseText) };
}

/** A phrase as it is compared: folded words and arrows only. */
export function phraseText(phrase: string): string {
  return (
    fold(phrase)
      .replace(/>/g, '→')
      .match(/[\p{L}\p{N}]+|→|⋯|\//gu) ?? []
  ).join(' ');
}

/** Lower case without accents; umlauts and the rest fold as the index folds them. */
function foldKeeping(text: string): string {
  return fold(text);
}

/** Words that are written with a capital inside the sentence: names, in every language but German. */
function capitalWords(text: string): Set<string> {
  const names = new Set<string>();
  const words = [...text.matchAll(/(^|[^\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}_-]*)/gu)];
  for (const match of words) {
    const at = (match.index ?? 0) + (match[1]?.length ?? 0);
    const isStart = /(?:^|[.!?:]\s+|\n)[\s"'“(]*$/.test(text.slice(0, at));
    const word = match[2] ?? '';
    if (!isStart || /\p{Lu}.*\p{Lu}|\d/u.test(word)) names.add(fold(word));
  }
  names.delete('i');
  return names;
}

function phraseTokens(phrase: string, index: number): RawToken[] {
  return (fold(phrase).match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []).map(text => ({
    kind: 'word',
    text,
    isCapital: true,
    isFirst: false,
    phrase: index,
  }));
}

function wordTokens(word: string, capitals: Set<string>, isFirst: boolean): RawToken[] {
  const isCode = /\d/.test(word) || word.includes('_');
  const parts = isCode ? [word] : word.split(/[-_]/).filter(Boolean);
  const isCapital = capitals.has(word);
  return parts.map((text, index) => ({
    kind: 'word',
    text,
    isCapital,
    isFirst: isFirst && index === 0,
    // "Two-step verification" counts no steps; "a two-week trial" is a time.
    ...(parts.length > 1 && index === 0 && !readUnit(parts[1] ?? '') && { isPart: true }),
  }));
}

function numberToken(
  number: string,
  before: string | undefined,
  after: string | undefined,
  isFirst: boolean,
): RawToken {
  const clock =
    /[:]/.test(number) || /m$|uhr/i.test(after ?? '')
      ? readClock(`${number}${(after ?? '').replace(/\./g, '')}`)
      : undefined;
  const base = { kind: 'number' as const, text: number, isCapital: false, isFirst };
  if (clock !== undefined) return { ...base, quantity: quantity(String(clock), 'clock') };
  if (/^\d+(?:\.\d+){2,}$/.test(number)) return { ...base, quantity: quantity(number, 'version') };
  const currency = before ?? (after && /[€$£%]/.test(after) ? after : '');
  return { ...base, quantity: quantity(String(readNumber(number) ?? number), currency ?? '') };
}

function quantity(value: string, unit: string): Quantity {
  return { value, unit, noun: [], bound: '', rates: [] };
}

/** Gives number words their value, quantities their unit and their limit. */
function attach(tokens: RawToken[], lexicon: Lexicon): RawToken[] {
  const result: RawToken[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const asNumber =
      token.kind === 'word' && token.phrase === undefined && !token.isPart
        ? numberWord(tokens, index)
        : undefined;
    if (asNumber !== undefined) {
      result.push({ ...token, kind: 'number', quantity: quantity(String(asNumber), '') });
    } else result.push(token);
  }
  for (let index = 0; index < result.length; index++) {
    const amount = result[index]?.quantity;
    if (!amount) continue;
    measure(result, index, amount, lexicon);
    // "€3 per person and Business €6": what it is counted by is said once.
    const earlier = result.slice(0, index).findLast(token => token.quantity?.unit === amount.unit)?.quantity;
    if (/[€$£]|chf/.test(amount.unit) && amount.rates.length === 0 && earlier)
      amount.rates = [...earlier.rates];
  }
  return result.filter(token => !(token.kind === 'word' && BOUND_WORDS.has(token.text)));
}

/** "one" as a pronoun ("the older one", "one of them") counts nothing. */
function numberWord(tokens: RawToken[], index: number): number | undefined {
  const text = tokens[index]?.text ?? '';
  const value = readNumber(text);
  if (value === undefined || text === 'second') return undefined;
  if (text !== 'one' && text !== 'cent') return value;
  const next = tokens[index + 1];
  const before = tokens[index - 1]?.text ?? '';
  if (next?.kind !== 'word' || text === 'cent') return undefined;
  if (
    /^(?:of|is|are|was|we|they|this|your|in|with|for|on|to|and|or|that|which|who|at|has|can|must|does|from|you|it|instead|after|before|not|no|atmost|atleast|within|by|as|beforehand)$/.test(
      next.text,
    )
  )
    return undefined;
  return /^(?:the|this|that|which|older|newer|new|old|last|first|another|other|same|no|right|wrong|any|every|each)$/.test(
    before,
  )
    ? undefined
    : value;
}

const BOUND_WORDS = new Set(['atmost', 'atleast', 'morethan', 'lessthan', 'orfewer', 'ormore']);

function measure(tokens: RawToken[], index: number, amount: Quantity, lexicon: Lexicon): void {
  if (amount.unit === '') {
    // "5 to 10 working days", "3, 5 and 7 days": the unit stands once, at the end.
    for (let at = index + 1; at < Math.min(tokens.length, index + 8); at++) {
      const next = tokens[at];
      if (!next) break;
      if (next.kind === 'number' || (next.kind === 'mark' && /[,–—]/.test(next.text))) continue;
      if (
        next.kind === 'word' &&
        /^(?:to|and|or|bis|und|oder|a|y|o|et|ou|more|full|further|whole|entire|consecutive|calendar|free|extra|additional|successive|ormore|orfewer)$/.test(
          next.text,
        )
      )
        continue;
      const unit = next.kind === 'word' ? readUnit(next.text) : undefined;
      if (unit) inUnit(amount, unit.unit, unit.factor);
      break;
    }
  }
  // "Within two minutes, calendars within five": the unit of the amount before, where nothing else is counted.
  const next = tokens[index + 1];
  const isBare = next === undefined || next.kind === 'mark';
  const earlier = tokens.slice(0, index).findLast(token => token.quantity)?.quantity;
  if (amount.unit === '' && isBare && earlier?.factor !== undefined)
    inUnit(amount, earlier.unit, earlier.factor);
  amount.bound = boundOf(tokens, index, lexicon);
  for (let at = index + 1; at < Math.min(tokens.length, index + 8); at++) {
    const [per, noun] = [tokens[at], tokens[at + 1]];
    if (per?.kind === 'mark') break;
    // "Two weeks ahead for three hours a day": the rate is that of the amount it follows.
    if (per?.quantity && !/^(?:to|and|or|–)$/.test(tokens[at - 1]?.text ?? '')) break;
    const isRate =
      per?.kind === 'word' &&
      (/^(?:per|each|every|je|pro|por|par)$/.test(per.text) ||
        (/^an?$/.test(per.text) &&
          (/[€$£]|chf/.test(amount.unit) || /^(?:hour|day|week|month|year)$/.test(noun?.text ?? ''))));
    if (isRate && noun?.kind === 'word') {
      amount.rates.push(noun.text);
    }
  }
}

/** Gives an amount its unit: times are compared in the smallest one. */
function inUnit(amount: Quantity, unit: string, factor: number): void {
  Object.assign(amount, { unit, value: String(Number(amount.value) * factor), factor });
}

/** "Free from €50", "from €4 a month": that or more. */
function isMoney(token: RawToken | undefined): boolean {
  return /[€$£]|chf/.test(token?.quantity?.unit ?? '');
}

function boundOf(tokens: RawToken[], index: number, lexicon: Lexicon): Bound {
  const before = [tokens[index - 1], tokens[index - 2], tokens[index - 3]].map(token => token?.text ?? '');
  const isOther = lexicon.language !== 'en';
  if (/^(?:another|further)$/.test(before[0] ?? '')) before.shift();
  for (const [distance, word] of before.entries()) {
    if (
      word === 'atmost' ||
      (isOther && /^(?:hochstens|höchstens|maximal|maximo|máximo|maximum)$/.test(word))
    )
      return 'most';
    if (word === 'atleast' || (isOther && /^(?:mindestens|minimo|mínimo|minimum)$/.test(word)))
      return 'least';
    if (word === 'morethan') return 'more';
    if (word === 'lessthan') return 'less';
    if (word === 'exactly') return 'exact';
    if (distance > 0) continue;
    if (word === 'over' || word === 'above') return 'more';
    if (word === 'under' || word === 'below') return 'less';
    if (word === 'within') return 'within';
    if (word === 'from' && isMoney(tokens[index]) && tokens[index + 1]?.text !== 'to') return 'least';
    if (word === 'for' && /^(?:second|month|working day)$/.test(tokens[index]?.quantity?.unit ?? ''))
      return 'for';
    if (word === 'after') return 'after';
    if (word === 'before' || word === 'until') return 'before';
  }
  for (let at = index + 1; at < Math.min(tokens.length, index + 5); at++) {
    const text = tokens[at]?.text ?? '';
    // "24 characters at most."
    const isLast = tokens[at + 1] === undefined || tokens[at + 1]?.kind === 'mark';
    if (isLast && (text === 'atmost' || text === 'atleast')) return text === 'atmost' ? 'most' : 'least';
    if (text === 'orfewer') return 'most';
    if (text === 'ormore') return 'least';
    if (tokens[at]?.kind === 'mark' && text !== ',') break;
  }
  return '';
}
