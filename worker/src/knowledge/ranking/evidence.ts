import { backgroundFrequency } from '../background.ts';
import type { CollectionStatistics } from '../search-index.ts';
import type { Lexicon } from './lexicon.ts';
import type { Ranked } from './rank.ts';

/** What speaks for and against the best article being an answer at all; 0 to 1 unless said otherwise. */
export interface Evidence {
  /** Share of the question's weight that the best article's own words cover. */
  coverage: number;
  /** How alike the best article's title and the question are, in telling words. */
  title: number;
  /** The same in pieces of words. */
  titlePieces: number;
  /** Of the question's pairs of neighbouring words (twelve are all), how many the best article has. */
  pairs: number;
  /** How far the best article is ahead of the next. */
  lead: number;
  /** Share of the learned questions' votes that the best article has. */
  votes: number;
  /** Weight of the telling words together, as its logarithm. */
  mass: number;
  /** How many telling words, as the logarithm. */
  length: number;
  /**
   * How much more often this knowledge base, or its customers, use the question's words than everyday
   * English does: a mean of logarithms, of any sign. "Card" speaks against a help centre that hardly has it.
   */
  topic: number;
  /** How usual the three most usual words of the question are among the articles. */
  mostUsual: number;
  /** Towards 1 the more questions were learned: one thank-you makes nothing of the site surer. */
  hasLearned: number;
}

const PAIRS = 12;
/** Words of a usual document, to compare shares of documents with frequencies a million words. */
const DOCUMENT_WORDS = 40;
const PSEUDO_COUNT = 0.4;

/** So many learned questions count half. */
const HALF_TRUSTED = 20;

/** How far a collection of so many learned questions says what customers ask, 0 to 1. */
export function trustIn(documents: number): number {
  return documents / (documents + HALF_TRUSTED);
}

/** Reads the evidence off a ranking. Pure. */
export function readEvidence(
  ranked: Ranked[],
  lexicon: Lexicon,
  articles: CollectionStatistics,
  learned: CollectionStatistics,
): Evidence {
  const [first, second] = ranked;
  const trust = trustIn(learned.documents);
  const pairs = first ? first.reading.pairs.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) : 0;
  const votes = ranked.reduce((sum, { signals }) => sum + (signals['vote'] ?? 0), 0);
  return {
    coverage: coverageOf(first, lexicon),
    title: first?.signals['titleTelling'] ?? 0,
    titlePieces: first?.signals['titlePieces'] ?? 0,
    pairs: lexicon.pairCount > 0 ? Math.min(1, pairs / Math.min(PAIRS, lexicon.pairCount)) : 0,
    lead: first && first.score > 0 ? 1 - (second?.score ?? 0) / first.score : 0,
    votes: votes > 0 ? (trust * (first?.signals['vote'] ?? 0)) / votes : 0,
    mass: Math.log1p(lexicon.mass) / 5,
    length: Math.log1p(lexicon.telling.length) / 4,
    topic: topicOf(lexicon, trust >= 0.5 ? learned : articles),
    mostUsual: mostUsualOf(lexicon, articles),
    hasLearned: trust,
  };
}

/** Share of the question's telling weight that an article's own words cover, 0 to 1. */
export function coverageOf(ranked: Ranked | undefined, { terms, telling }: Lexicon): number {
  let total = 0;
  let covered = 0;
  for (const index of telling) {
    const weight = (terms[index]?.weight ?? 0) * (terms[index]?.idf ?? 0);
    total += weight;
    if ((ranked?.reading.frequencies[index] ?? 0) >= 1) covered += weight;
  }
  return total > 0 ? covered / total : 0;
}

function topicOf({ terms, telling }: Lexicon, { documents, frequencies }: CollectionStatistics): number {
  if (telling.length === 0) return 0;
  let sum = 0;
  for (const index of telling) {
    const stem = terms[index]?.stem ?? '';
    const here = ((frequencies.get(stem) ?? 0) + PSEUDO_COUNT) / (documents + 2 * PSEUDO_COUNT);
    sum += Math.log(here / ((backgroundFrequency(stem) / 1e6) * DOCUMENT_WORDS));
  }
  return sum / telling.length;
}

function mostUsualOf({ terms, telling }: Lexicon, { documents, frequencies }: CollectionStatistics): number {
  const shares = telling
    .map(index => Math.log1p(frequencies.get(terms[index]?.stem ?? '') ?? 0) / Math.log1p(documents))
    .sort((a, b) => b - a);
  return shares.slice(0, 3).reduce((sum, share) => sum + share, 0) / 3;
}
