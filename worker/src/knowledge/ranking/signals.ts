import type { Term } from '../search-plan.ts';
import { idf } from '../search-plan.ts';
import { saturate } from './bm25.ts';
import type { Lexicon } from './lexicon.ts';
import type { ArticleReading, PassageReading } from './reading.ts';
import { TITLE_COUNTS } from './reading.ts';
import { comparePieces } from './title-pieces.ts';

/** Lengths that make a word count more or less. */
export interface Averages {
  articleWords: number;
  passageWords: number;
}

/** A usual title has about so many words, and its length hardly matters. */
const TITLE_WORDS = 8;
const TITLE_LENGTH_SHARE = 0.3;

/** Named strengths of one candidate; each 0 or more, comparable among the candidates of one question. */
export interface Signals {
  /** The best passage's telling words, with the title's. */
  passage: number;
  /** Telling words of the whole article. */
  article: number;
  /** How alike title and question are in words, 0 to 1. */
  title: number;
  /** The same in telling words alone. */
  titleTelling: number;
  /** Words of the question in the title. */
  titleWords: number;
  /** How alike title and question are in pieces of telling words, 0 to 1: misspellings, compounds, forms. */
  titlePieces: number;
  /** The same in pieces of all words. */
  titlePiecesAll: number;
  /** Pairs of neighbouring words, one of them telling. */
  pairs: number;
  /** All pairs, "how do" too. */
  pairsAll: number;
  /** Pieces of words in the text. */
  pieces: number;
  /** Share of the question that the article covers, resembling words in part, 0 to 1. */
  resemblance: number;
  /** Codes, versions and file names, 0 or 1. */
  phrase: number;
  /** Nearness by vectors, the nearest article 1; see vector-candidates.ts. */
  vector: number;
}

/** Signals of all candidates, in their order. */
export function readSignals(
  readings: ArticleReading[],
  lexicon: Lexicon,
  averages: Averages,
  nearness: (articleId: string) => number,
): Signals[] {
  const titles = titleSignals(readings, lexicon);
  const weighGram = weightsOf(readings.map(({ grams }) => grams));
  const weighPair = weightsOf(readings.map(({ pairs }) => pairs));
  return readings.map((reading, index) => ({
    passage: Math.max(
      0,
      ...reading.passages.map(passage => passageScore(passage, reading, lexicon, averages)),
    ),
    article: articleScore(reading, lexicon, averages),
    title: titles[index]?.cosine ?? 0,
    titleTelling: titles[index]?.telling ?? 0,
    titleWords: titles[index]?.words ?? 0,
    titlePieces: titles[index]?.pieces ?? 0,
    titlePiecesAll: titles[index]?.piecesAll ?? 0,
    pairs: sumOf(reading.pairs, weighPair, reading, averages, lexicon.tellingPairs),
    pairsAll: sumOf(reading.pairs, weighPair, reading, averages),
    pieces: sumOf(reading.grams, weighGram, reading, averages),
    resemblance: resemblanceOf(reading, lexicon),
    phrase: reading.hasPhrase ? 1 : 0,
    vector: nearness(reading.article.id),
  }));
}

/** One passage's telling words with the title's. */
export function passageScore(
  passage: PassageReading,
  reading: ArticleReading,
  lexicon: Lexicon,
  { passageWords }: Averages,
): number {
  const length = passage.length + reading.titleStems.length;
  let score = 0;
  for (const index of lexicon.telling) {
    const term = lexicon.terms[index];
    if (!term || !reading.frequencies[index]) continue;
    const frequency = (passage.frequencies[index] ?? 0) + (reading.titleStems.includes(term.stem) ? 1 : 0);
    if (frequency > 0) score += term.weight * term.idf * saturate(frequency, length, passageWords);
  }
  return score;
}

function articleScore(reading: ArticleReading, lexicon: Lexicon, { articleWords }: Averages): number {
  const length = reading.article.words + (TITLE_COUNTS - 1) * reading.titleStems.length;
  let score = 0;
  for (const index of lexicon.telling) {
    const term = lexicon.terms[index];
    const frequency = reading.frequencies[index];
    if (term && frequency) score += term.weight * term.idf * saturate(frequency, length, articleWords);
  }
  return score;
}

function titleSignals(readings: ArticleReading[], lexicon: Lexicon) {
  const { terms } = lexicon;
  const telling = lexicon.telling.flatMap(index => terms[index] ?? []);
  const tellingTerms = new Set(telling);
  const usual = medianOf(telling.map(term => term.idf));
  const asked = normOf(terms);
  const askedTelling = normOf(telling);
  const pieces = comparePieces(
    readings.map(reading => reading.titleStems),
    telling.map(term => term.stem),
    terms.map(term => term.stem),
  );
  return readings.map((reading, index) => {
    const stems = new Set(reading.titleStems);
    let shared = 0;
    let sharedTelling = 0;
    let own = 0;
    let ownTelling = 0;
    let words = 0;
    for (const stem of stems) {
      const { term, part } = meantBy(stem, lexicon);
      // What else a title says is not looked up: it weighs as much as a usual word of the question.
      const weight = term?.idf ?? usual;
      own += weight ** 2;
      if (!term?.isStopWord) ownTelling += weight ** 2;
      if (!term) continue;
      shared += part * weight ** 2 * term.weight;
      if (tellingTerms.has(term)) sharedTelling += part * weight ** 2 * term.weight;
      words += part * weight * term.weight * saturate(1, stems.size, TITLE_WORDS, TITLE_LENGTH_SHARE);
    }
    return {
      cosine: shared / (asked * (Math.sqrt(own) || 1)),
      telling: sharedTelling / (askedTelling * (Math.sqrt(ownTelling) || 1)),
      words,
      pieces: pieces[index]?.pieces ?? 0,
      piecesAll: pieces[index]?.piecesAll ?? 0,
    };
  });
}

/** The term that a title's word is, or is another word for, and how much of it. */
function meantBy(stem: string, lexicon: Lexicon): { term?: Term; part: number } {
  const entry = lexicon.entry(stem);
  if (!entry) return { part: 0 };
  if (entry.term >= 0) return { term: lexicon.terms[entry.term], part: 1 };
  let best: { term?: Term; part: number } = { part: 0 };
  for (const [index, part] of entry.related)
    if (part > best.part) best = { term: lexicon.terms[index], part };
  return best;
}

function normOf(terms: Term[]): number {
  return Math.sqrt(terms.reduce((sum, term) => sum + (term.idf * term.weight) ** 2, 0)) || 1;
}

function resemblanceOf({ alike }: ArticleReading, { terms, telling }: Lexicon): number {
  let total = 0;
  let covered = 0;
  for (const index of telling) {
    const weight = (terms[index]?.weight ?? 0) * (terms[index]?.idf ?? 0);
    total += weight;
    covered += weight * (alike[index] ?? 0) ** 2;
  }
  return total > 0 ? covered / total : 0;
}

function sumOf(
  counts: Uint16Array,
  weights: Float64Array,
  { article }: ArticleReading,
  { articleWords }: Averages,
  only?: Uint8Array,
): number {
  let sum = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index];
    if (count && (!only || only[index]))
      sum += (weights[index] ?? 0) * saturate(count, article.words, articleWords);
  }
  return sum;
}

/** How telling each piece is, by how many of the candidates hold it. */
function weightsOf(holders: Uint16Array[]): Float64Array {
  const weights = new Float64Array(holders[0]?.length ?? 0);
  for (let index = 0; index < weights.length; index++) {
    let held = 0;
    for (const holder of holders) if (holder[index]) held++;
    weights[index] = idf(held, holders.length);
  }
  return weights;
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
