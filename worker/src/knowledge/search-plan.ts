import type { Question, QuestionWord } from './question.ts';
import type { CollectionStatistics } from './search-index.ts';

/** Words searched for at most. */
const SEARCHED_WORDS = 14;
const SEARCHED_PHRASES = 4;
/**
 * Documents that a search may walk through, all words together: what keeps a search's time the same
 * however large the knowledge base grows. The weightiest words come first, so what is left out is common.
 */
const WALKED_DOCUMENTS = 2_000;
/** A word in more than this share of the documents does not tell them apart. */
const COMMON_SHARE = 0.4;
/** A mended or related word counts less than one that was written. */
const MENDED_WEIGHT = 0.8;

/** A word with how much finding it tells. */
export interface Term extends QuestionWord {
  /** Inverse document frequency. */
  idf: number;
  isKnown: boolean;
  /** The word the customer wrote, where this one is what was probably meant. */
  mends?: string;
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
  mends: Map<string, Mend>,
): Term[] {
  const terms = new Map<string, Term>();
  for (const word of question.words) {
    const mend = mends.get(word.stem);
    const stem = mend?.stem ?? word.stem;
    const frequency = statistics.frequencies.get(stem) ?? 0;
    const term: Term = {
      ...word,
      token: mend?.word ?? word.token,
      stem,
      weight: word.weight * (mend ? MENDED_WEIGHT : 1),
      idf: idf(frequency, statistics.documents),
      isKnown: frequency > 0,
      ...(mend && { mends: word.token }),
    };
    const known = terms.get(stem);
    if (known) known.weight += term.weight;
    else terms.set(stem, term);
  }
  return [...terms.values()];
}

/** Inverse document frequency, never below a little: in a tiny knowledge base every word is common. */
export function idf(frequency: number, documents: number): number {
  return Math.max(
    0.01,
    Math.log(1 + (Math.max(documents, frequency, 1) - frequency + 0.5) / (frequency + 0.5)),
  );
}

/** The words to ask a full-text index for, weightiest first, within what a search may walk through. */
export function wordsToSearch(
  terms: Term[],
  statistics: CollectionStatistics,
  withStopWords = false,
): Term[] {
  const { frequencies, documents } = statistics;
  const known = terms.filter(term => term.isKnown);
  const telling = known.filter(
    term =>
      !term.isStopWord && ((frequencies.get(term.stem) ?? 0) <= documents * COMMON_SHARE || documents < 20),
  );
  const usable = withStopWords || telling.length === 0 ? known : telling;
  const sorted = [...usable].sort((a, b) => b.idf * b.weight - a.idf * a.weight);
  const chosen: Term[] = [];
  let walked = 0;
  for (const term of sorted) {
    const frequency = frequencies.get(term.stem) ?? 0;
    if (chosen.length > 0 && walked + frequency > WALKED_DOCUMENTS) continue;
    chosen.push(term);
    walked += frequency;
    if (chosen.length === SEARCHED_WORDS) break;
  }
  return chosen;
}

/** FTS5 expression: any of the words, any of the phrases. null: nothing to search. */
export function matchAny(terms: Term[], phrases: string[][] = []): string | null {
  const stems = new Set(terms.map(term => term.token));
  const searched = phrases
    .filter(phrase => phrase.some(token => stems.has(token)))
    .slice(0, SEARCHED_PHRASES);
  const alternatives = [
    ...terms.map(term => quote(term.token)),
    ...searched.map(words => quote(words.join(' '))),
  ];
  return alternatives.length ? `(${alternatives.join(' OR ')})` : null;
}

/** An FTS5 string: the one form in which no operator means anything. */
export function quote(words: string): string {
  return `"${words.replace(/"/g, '""')}"`;
}
