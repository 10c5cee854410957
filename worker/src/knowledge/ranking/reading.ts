import type { CandidateArticle } from '../search-index.ts';
import { stemsOf } from '../terms.ts';
import type { Lexicon } from './lexicon.ts';

/** How often the title counts among an article's words: it says what the article is about. */
export const TITLE_COUNTS = 3;
/** How often it counts among the pieces of words. */
const TITLE_PIECES = 2;

/** A passage read against a question. */
export interface PassageReading {
  ordinal: number;
  /** Words of headings and text. */
  length: number;
  /** How often each term occurs; other words for it count in part. */
  frequencies: Float32Array;
}

/** A candidate read against a question; all signals are worked out from it. Arrays are by index of the lexicon. */
export interface ArticleReading {
  article: CandidateArticle;
  titleStems: string[];
  passages: PassageReading[];
  /** How often each term occurs in title (counted TITLE_COUNTS times) and passages at hand. */
  frequencies: Float32Array;
  grams: Uint16Array;
  pairs: Uint16Array;
  /** How much the article's nearest word resembles each term, 0 to 1. */
  alike: Float32Array;
  hasPhrase: boolean;
}

/** Reads a candidate's title and passages. */
export function readArticle(article: CandidateArticle, lexicon: Lexicon): ArticleReading {
  const reading: ArticleReading = {
    article,
    titleStems: stemsOf(article.title),
    passages: [],
    frequencies: new Float32Array(lexicon.terms.length),
    grams: new Uint16Array(lexicon.gramCount),
    pairs: new Uint16Array(lexicon.pairCount),
    alike: new Float32Array(lexicon.terms.length),
    hasPhrase: false,
  };
  const title = new Float32Array(lexicon.terms.length);
  readStems(reading.titleStems, lexicon, reading, title, TITLE_PIECES);
  completePhrases(title, lexicon);
  for (const [index, count] of title.entries()) reading.frequencies[index] = count * TITLE_COUNTS;
  reading.hasPhrase = holdsPhrase(reading.titleStems.join(' '), lexicon);
  for (const { ordinal, stems } of article.passages) {
    const list = stems === '' ? [] : stems.split(' ');
    const frequencies = new Float32Array(lexicon.terms.length);
    readStems(list, lexicon, reading, frequencies, 1);
    completePhrases(frequencies, lexicon);
    for (let index = 0; index < frequencies.length; index++) {
      reading.frequencies[index] = (reading.frequencies[index] ?? 0) + (frequencies[index] ?? 0);
    }
    reading.passages.push({ ordinal, length: list.length, frequencies });
    reading.hasPhrase ||= holdsPhrase(stems, lexicon);
  }
  return reading;
}

function readStems(
  stems: string[],
  lexicon: Lexicon,
  into: Pick<ArticleReading, 'grams' | 'pairs' | 'alike'>,
  frequencies: Float32Array,
  times: number,
): void {
  let previous: string | undefined;
  let before: string | undefined;
  for (const stem of stems) {
    const entry = lexicon.entry(stem);
    if (!entry) {
      previous = undefined;
      before = undefined;
      continue;
    }
    for (const gram of entry.grams) into.grams[gram] = (into.grams[gram] ?? 0) + times;
    for (const [term, similarity] of entry.alike) {
      if (similarity > (into.alike[term] ?? 0)) into.alike[term] = similarity;
    }
    for (const [term, weight] of entry.related) {
      if (term !== entry.term) frequencies[term] = (frequencies[term] ?? 0) + weight;
    }
    if (entry.term < 0) {
      previous = undefined;
      before = undefined;
      continue;
    }
    frequencies[entry.term] = (frequencies[entry.term] ?? 0) + 1;
    if (previous !== undefined) {
      const pair = lexicon.pair(previous, stem);
      if (pair >= 0) into.pairs[pair] = (into.pairs[pair] ?? 0) + 1;
      countPhrase(`${previous} ${stem}`, lexicon, frequencies, into.alike);
      if (before !== undefined)
        countPhrase(`${before} ${previous} ${stem}`, lexicon, frequencies, into.alike);
    }
    before = previous;
    previous = stem;
  }
}

/** Who says all words of a phrase says the phrase: "Cancel your tea subscription" is "cancel subscription". */
function completePhrases(frequencies: Float32Array, { meanings }: Lexicon): void {
  for (const { term, parts } of meanings) {
    const least = Math.min(...parts.map(part => frequencies[part] ?? 0));
    if (least > (frequencies[term] ?? 0)) frequencies[term] = least;
  }
}

/** A phrase with a meaning of its own is a term like any other. */
function countPhrase(phrase: string, lexicon: Lexicon, frequencies: Float32Array, alike: Float32Array): void {
  const term = lexicon.termOf(phrase);
  if (term < 0) return;
  frequencies[term] = (frequencies[term] ?? 0) + 1;
  alike[term] = 1;
}

function holdsPhrase(stems: string, lexicon: Lexicon): boolean {
  return lexicon.phrases.length > 0 && lexicon.phrases.some(phrase => ` ${stems} `.includes(` ${phrase} `));
}
