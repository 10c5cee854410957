import type { Question, QuestionWord } from './question.ts';
import type { CollectionStatistics } from './search-index.ts';
import type { Related } from './thesaurus.ts';

/** Words searched for at most. */
const SEARCHED_WORDS = 14;
const SEARCHED_PHRASES = 4;
/**
 * Documents that a search may walk through, all words together: what keeps a search's time the same
 * however large the knowledge base grows. The weightiest words come first, so what is left out is common.
 */
const WALKED_DOCUMENTS = 1_200;
/** A word in more than this share of the documents does not tell them apart. */
const COMMON_SHARE = 0.4;
/** A mended word counts less than one that was written. */
const MENDED_WEIGHT = 0.8;
/** Other words for one term at most, in ranking. */
const RELATED_WORDS = 6;
/** In searching so many are shared by all terms, but a term has one at least; two if the knowledge base lacks the term. */
const SEARCHED_RELATED = 6;
const SEARCHED_INSTEAD = 2;
/** Other words count less where the written word itself is in use. */
const BESIDE_KNOWN = 0.8;
/** Other words that count so much speak of the same thing: where they are common, so is it. */
const SAME_THING = 0.35;
/** Weight of known telling words from which on a question says well enough itself what it is about. */
const SPECIFIC_MASS = 10;
/** Other words that count less are not searched for, where the written word is in use. */
const SEARCHED_WEIGHT = 0.15;

/** A word with how much finding it tells. */
export interface Term extends QuestionWord {
  /** Inverse document frequency. */
  idf: number;
  isKnown: boolean;
  /** Other words for it that this knowledge base uses, best first. */
  related: RelatedTerm[];
  /** The word the customer wrote, where this one is what was probably meant. */
  mends?: string;
}

/** Another word for a term; counts `weight` of the term itself. */
export interface RelatedTerm {
  stem: string;
  word: string;
  weight: number;
  /** How many documents have it. */
  frequency: number;
  idf: number;
}

/** What a misspelt word may have meant. */
export interface Mend {
  stem: string;
  word: string;
}

/** The question's words as this knowledge base sees them, mended where it does not know them. */
export function weighWords(
  question: Question,
  statistics: CollectionStatistics,
  mends: Map<string, Mend> = new Map(),
  related: Map<string, Related[]> = new Map(),
): Term[] {
  const terms = new Map<string, Term>();
  // The more a question says itself, the less other words and meanings of phrases may add to it.
  const open = Math.min(1, SPECIFIC_MASS / knownMass(question, statistics));
  for (const word of question.words) {
    const mend = mends.get(word.stem);
    const stem = mend?.stem ?? word.stem;
    const frequency = statistics.frequencies.get(stem) ?? 0;
    const isPhrase = word.stem.includes(' ');
    const share = frequency > 0 ? BESIDE_KNOWN * open : isPhrase ? open : 1;
    const others = knownRelated(related.get(word.stem) ?? [], statistics, share);
    // A phrase that this knowledge base has no other words for is no more than its words.
    if (others.length === 0 && isPhrase) continue;
    const term: Term = {
      ...word,
      token: mend?.word ?? word.token,
      stem,
      weight: word.weight * (mend ? MENDED_WEIGHT : 1) * (isPhrase ? open : 1),
      idf: idfOf(frequency, others, statistics),
      isKnown: frequency > 0,
      related: others,
      ...(mend && { mends: word.token }),
    };
    const known = terms.get(stem);
    if (known) known.weight += term.weight;
    else terms.set(stem, term);
  }
  return [...terms.values()];
}

function knownMass(question: Question, { frequencies, documents }: CollectionStatistics): number {
  let mass = 0.01;
  for (const { stem, weight, isStopWord } of question.words) {
    const frequency = frequencies.get(stem) ?? 0;
    if (frequency > 0 && !isStopWord) mass += weight * idf(frequency, documents);
  }
  return mass;
}

/**
 * How much a word tells: an unknown one that has known relatives no more than they do, a known one by how common the
 * thing is in whatever words. "Employee" is rare where articles say "member", and tells no more than that.
 */
function idfOf(frequency: number, related: RelatedTerm[], { documents }: CollectionStatistics): number {
  if (frequency === 0 && related.length > 0)
    return Math.min(idf(0, documents), Math.max(...related.map(other => other.idf)));
  const same = related.filter(({ weight }) => weight >= SAME_THING);
  return idf(Math.max(frequency, ...same.map(other => other.frequency * other.weight)), documents);
}

function knownRelated(
  related: Related[],
  { frequencies, documents }: CollectionStatistics,
  share: number,
): RelatedTerm[] {
  return related
    .flatMap(({ stem, word, weight }) => {
      const frequency = frequencies.get(stem) ?? 0;
      const known = { stem, word, weight: weight * share, frequency, idf: idf(frequency, documents) };
      return frequency > 0 ? [known] : [];
    })
    .sort((a, b) => b.weight * b.idf - a.weight * a.idf)
    .slice(0, RELATED_WORDS);
}

/** Inverse document frequency, never below a little: in a tiny knowledge base every word is common. */
export function idf(frequency: number, documents: number): number {
  return Math.max(
    0.01,
    Math.log(1 + (Math.max(documents, frequency, 1) - frequency + 0.5) / (frequency + 0.5)),
  );
}

/**
 * The words to ask a full-text index for, weightiest first, within what a search may walk through:
 * those that were written, then other words for them.
 */
export function wordsToSearch(
  terms: Term[],
  statistics: CollectionStatistics,
  withStopWords = false,
): string[] {
  const { frequencies, documents } = statistics;
  const frequencyOf = (stem: string) => frequencies.get(stem) ?? 0;
  const isTelling = (stem: string) => frequencyOf(stem) <= documents * COMMON_SHARE || documents < 20;
  const told = terms.filter(term => !term.isStopWord).length;
  const shared = Math.max(1, Math.floor(SEARCHED_RELATED / Math.max(1, told)));
  const offered = terms.flatMap(term => offersOf(term, shared));
  const telling = offered.filter(offer => !offer.isStopWord && isTelling(offer.stem));
  const usable = withStopWords || telling.length === 0 ? offered : telling;
  const chosen = new Set<string>();
  let walked = 0;
  for (const { word, stem } of usable.sort((a, b) => b.worth - a.worth)) {
    if (chosen.has(word) || (chosen.size > 0 && walked + frequencyOf(stem) > WALKED_DOCUMENTS)) continue;
    chosen.add(word);
    walked += frequencyOf(stem);
    if (chosen.size === SEARCHED_WORDS) break;
  }
  return [...chosen];
}

function offersOf(term: Term, most: number) {
  const { isStopWord, isKnown } = term;
  const own = { word: term.token, stem: term.stem, worth: term.idf * term.weight, isStopWord };
  const searched = isKnown ? term.related.filter(({ weight }) => weight >= SEARCHED_WEIGHT) : term.related;
  const others = searched
    .slice(0, isKnown ? most : Math.max(most, SEARCHED_INSTEAD))
    .map(({ word, stem, weight, idf: worth }) => ({
      word,
      stem,
      worth: Math.min(worth, term.idf) * weight * term.weight,
      isStopWord: false,
    }));
  return isKnown ? [own, ...others] : others;
}

/** FTS5 expression: any of the words, any of the phrases. null: nothing to search. */
export function matchAny(words: string[], phrases: string[][] = []): string | null {
  const known = new Set(words);
  const searched = phrases
    .filter(phrase => phrase.some(token => known.has(token)))
    .slice(0, SEARCHED_PHRASES);
  const alternatives = [...words.map(quote), ...searched.map(phrase => quote(phrase.join(' ')))];
  return alternatives.length ? `(${alternatives.join(' OR ')})` : null;
}

/** An FTS5 string: the one form in which no operator means anything. */
export function quote(words: string): string {
  return `"${words.replace(/"/g, '""')}"`;
}
