import type { CandidateArticle } from '../search-index.ts';
import { stemsOf } from '../terms.ts';
import type { Lexicon } from './lexicon.ts';
import { hashOn, NO_HASH } from './word-table.ts';

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

const SPACE = 0x20;

/** Reads a candidate's title and passages. */
export function readArticle(article: CandidateArticle, lexicon: Lexicon): ArticleReading {
  const size = lexicon.terms.length;
  // Parts of one array: many small ones cost more than what is put into them.
  const counts = new Float32Array(size * (article.passages.length + 3));
  const countsAt = (place: number) => counts.subarray(place * size, (place + 1) * size);
  const reading: ArticleReading = {
    article,
    titleStems: stemsOf(article.title),
    passages: [],
    frequencies: countsAt(0),
    grams: new Uint16Array(lexicon.gramCount),
    pairs: new Uint16Array(lexicon.pairCount),
    alike: countsAt(1),
    hasPhrase: false,
  };
  const titleText = reading.titleStems.join(' ');
  const title = countsAt(2);
  readStems(titleText, lexicon, reading, title, TITLE_PIECES);
  completePhrases(title, lexicon);
  for (let index = 0; index < size; index++) reading.frequencies[index] = (title[index] ?? 0) * TITLE_COUNTS;
  reading.hasPhrase = holdsPhrase(titleText, lexicon);
  for (const [place, { ordinal, stems }] of article.passages.entries()) {
    const frequencies = countsAt(place + 3);
    const length = readStems(stems, lexicon, reading, frequencies, 1);
    completePhrases(frequencies, lexicon);
    for (let index = 0; index < size; index++) {
      reading.frequencies[index] = (reading.frequencies[index] ?? 0) + (frequencies[index] ?? 0);
    }
    reading.passages.push({ ordinal, length, frequencies });
    reading.hasPhrase ||= holdsPhrase(stems, lexicon);
  }
  return reading;
}

/** Counts what a text's stems, joined by spaces, have to do with the question; returns how many stems there are. */
function readStems(
  stems: string,
  lexicon: Lexicon,
  into: Pick<ArticleReading, 'grams' | 'pairs' | 'alike'>,
  frequencies: Float32Array,
  times: number,
): number {
  let previous = -1;
  let before = -1;
  let length = 0;
  let start = 0;
  let hash = NO_HASH;
  for (let at = 0; at <= stems.length; at++) {
    const code = at < stems.length ? stems.charCodeAt(at) : SPACE;
    if (code !== SPACE) {
      hash = hashOn(hash, code);
      continue;
    }
    const entry = at > start ? lexicon.entryAt(stems, start, at, hash) : undefined;
    if (at > start) length++;
    start = at + 1;
    hash = NO_HASH;
    if (entry) {
      for (const gram of entry.grams) into.grams[gram] = (into.grams[gram] ?? 0) + times;
      for (const [term, similarity] of entry.alike) {
        if (similarity > (into.alike[term] ?? 0)) into.alike[term] = similarity;
      }
      for (const [term, weight] of entry.related) {
        if (term !== entry.term) frequencies[term] = (frequencies[term] ?? 0) + weight;
      }
    }
    const term = entry?.term ?? -1;
    if (term < 0) {
      previous = -1;
      before = -1;
      continue;
    }
    frequencies[term] = (frequencies[term] ?? 0) + 1;
    if (previous >= 0) {
      const pair = lexicon.pair(previous, term);
      if (pair >= 0) into.pairs[pair] = (into.pairs[pair] ?? 0) + 1;
      countPhrase(lexicon.phraseOfTwo(previous, term), frequencies, into.alike);
      if (before >= 0) countPhrase(lexicon.phraseOfThree(before, previous, term), frequencies, into.alike);
    }
    before = previous;
    previous = term;
  }
  return length;
}

/** Who says all words of a phrase says the phrase: "Cancel your tea subscription" is "cancel subscription". */
function completePhrases(frequencies: Float32Array, { meanings }: Lexicon): void {
  for (const { term, parts } of meanings) {
    const least = Math.min(...parts.map(part => frequencies[part] ?? 0));
    if (least > (frequencies[term] ?? 0)) frequencies[term] = least;
  }
}

/** A phrase with a meaning of its own is a term like any other. */
function countPhrase(term: number, frequencies: Float32Array, alike: Float32Array): void {
  if (term < 0) return;
  frequencies[term] = (frequencies[term] ?? 0) + 1;
  alike[term] = 1;
}

function holdsPhrase(stems: string, lexicon: Lexicon): boolean {
  if (lexicon.phrases.length === 0) return false;
  const text = ` ${stems} `;
  return lexicon.phrases.some(phrase => text.includes(` ${phrase} `));
}
