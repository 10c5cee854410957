import { fold, isStopWord, stem, tokenise } from '../../knowledge/terms.ts';
import type { AuditTicket } from './types.ts';

/** Words of a ticket that count; what a ticket is about stands in its beginning. */
const WORDS = 60;
const PAIR_WORDS = 24;
const VOCABULARY = 40_000;
/** Politeness and the helpdesk's own words. */
const EMPTY_WORDS = new Set(
  'hi hello hey dear thank thanks regards best kind please help support team issue problem question ticket request re fwd fw www http https com html am pm work works working worked week day days today yesterday time times new old never ever find found getting keep keeps kept able happen happens happened'.split(
    ' ',
  ),
);

/** A ticket as the numbers of its terms, ascending, each once. */
export type Terms = Int32Array;

/** The words of all tickets together. */
export interface Vocabulary {
  /** The spelling that is met most, by term. */
  surface: string[];
  /** Rarity, by term. */
  idf: Float32Array;
  /** How many tickets hold the term. */
  counts: Int32Array;
  documents: Terms[];
}

/** Numbers the words and neighbouring pairs of words that at least `minimum` tickets share. */
export function buildVocabulary(
  tickets: readonly AuditTicket[],
  minimum = tickets.length < 2_000 ? 2 : 4,
): Vocabulary {
  const counts = new Map<string, number>();
  const spellings = new Map<string, number>();
  for (const ticket of tickets) {
    const words = wordsOf(ticket);
    for (const word of words) spellings.set(word, (spellings.get(word) ?? 0) + 1);
    for (const term of termsOf(words)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= minimum)
    .sort(([a, countA], [b, countB]) => countB - countA || compare(a, b))
    .slice(0, VOCABULARY);
  const numbers = new Map(kept.map(([term], index) => [term, index]));
  const spoken = surfaces(spellings);
  return {
    surface: kept.map(([term]) =>
      term
        .split(' ')
        .map(part => spoken.get(part) ?? part)
        .join(' '),
    ),
    counts: Int32Array.from(kept, ([, count]) => count),
    idf: Float32Array.from(kept, ([, count]) => Math.log((tickets.length + 1) / (count + 0.5))),
    documents: tickets.map(ticket => {
      const found: number[] = [];
      for (const term of termsOf(wordsOf(ticket))) {
        const number = numbers.get(term);
        if (number !== undefined) found.push(number);
      }
      return Int32Array.from(found).sort();
    }),
  };
}

/** Whole words of a ticket that say something, folded, subject first. */
export function wordsOf({ subject, text }: Pick<AuditTicket, 'subject' | 'text'>): string[] {
  // Exports without a subject repeat the text in it, or cut it.
  const joined = text.startsWith(subject.replace(/…$|\.\.\.$/, '')) ? text : `${subject} . ${text}`;
  const words: string[] = [];
  for (const token of tokenise(joined.slice(0, 700))) {
    if (token.length < 2 || token.length > 30 || /^\d+$/.test(token)) continue;
    if (isStopWord(token) || EMPTY_WORDS.has(token)) continue;
    words.push(token);
    if (words.length === WORDS) break;
  }
  return words;
}

/** Stems, and pairs of neighbouring stems of the beginning. */
function termsOf(words: readonly string[]): Set<string> {
  const stems = words.map(stem);
  const terms = new Set(stems);
  const end = Math.min(stems.length, PAIR_WORDS);
  for (let index = 1; index < end; index++) terms.add(`${stems[index - 1]} ${stems[index]}`);
  return terms;
}

function surfaces(spellings: ReadonlyMap<string, number>): Map<string, string> {
  const best = new Map<string, { word: string; count: number }>();
  for (const [word, count] of spellings) {
    const key = stem(word);
    const known = best.get(key);
    if (!known || count > known.count || (count === known.count && word < known.word))
      best.set(key, { word, count });
  }
  return new Map([...best].map(([key, { word }]) => [key, word]));
}

/** The length of a ticket's vector, for cosines; 0 for a ticket without known words. */
export function lengthOf(terms: Terms, idf: Float32Array): number {
  let sum = 0;
  for (const term of terms) sum += (idf[term] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** Cosine of two tickets. */
export function cosine(a: Terms, b: Terms, idf: Float32Array): number {
  let sum = 0;
  for (let left = 0, right = 0; left < a.length && right < b.length; ) {
    const [termA, termB] = [a[left] as number, b[right] as number];
    if (termA === termB) {
      sum += (idf[termA] ?? 0) ** 2;
      left++;
      right++;
    } else if (termA < termB) left++;
    else right++;
  }
  return sum === 0 ? 0 : sum / (lengthOf(a, idf) * lengthOf(b, idf));
}

/** Every n-th, so that at most `size` remain and all of the time is in it. */
export function spread<T>(items: readonly T[], size: number): T[] {
  if (items.length <= size) return [...items];
  return Array.from({ length: size }, (_, index) => items[Math.floor((index * items.length) / size)] as T);
}

/** By code points: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A name as an id: lower case, digits and hyphens, 1 to 63 characters. */
export function slugOf(name: string): string {
  const slug = fold(name)
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  if (slug) return slug;
  // A name in another script: its code points, so that two names stay two.
  const codes = [...name.trim()].map(character => character.codePointAt(0)?.toString(36)).join('');
  return `topic-${codes}`.slice(0, 63);
}
