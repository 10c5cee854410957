import { backgroundFrequency } from '../background.ts';
import type { CollectionStatistics } from '../search-index.ts';
import { idf } from '../search-plan.ts';
import type { Lexicon } from './lexicon.ts';
import type { Ranked } from './rank.ts';
import type { Averages } from './signals.ts';
import { passageScore } from './signals.ts';
import type { Neighbour } from './votes.ts';

/** What speaks for the best article being an answer at all; each 0 to 1 unless said otherwise. */
export interface Evidence {
  /** Share of the question's weight in words this knowledge base uses. */
  known: number;
  /** Share that the best article's own words cover. */
  coverage: number;
  /** The same, resembling and related words in part. */
  resemblance: number;
  /** How near the best passage comes to saying the whole question. */
  passage: number;
  /** How alike the best article's title and the question are. */
  title: number;
  titlePieces: number;
  /** Share of the question's pairs of neighbouring words that the best article has. */
  pairs: number;
  /** How far the best article is ahead of the next. */
  lead: number;
  /** Share of the question's weight in words that learned questions use; 0 where nothing was learned. */
  learnedKnown: number;
  /** How near the nearest learned questions are: the first, and the mean of five. */
  nearest: number;
  neighbours: number;
  /** Share of the votes that the best article has. */
  votes: number;
  /** Weight of the telling words together, as its logarithm. */
  mass: number;
  /** Telling words, as their logarithm. */
  length: number;
  /** How usual the question's words are among the articles, 0 for unknown ones: the mean, and the most usual. */
  usual: number;
  mostUsual: number;
  /** The same among the learned questions: customers' own words. */
  learnedUsual: number;
  learnedMostUsual: number;
  /**
   * How much more often this knowledge base uses the question's words than everyday English does, as a mean
   * of logarithms: "card" speaks against a help centre that hardly has it. Any sign.
   */
  topical: number;
  learnedTopical: number;
  /** 1 where questions were learned. */
  hasLearned: number;
}

/** Reads the evidence off a ranking. Pure. */
export function readEvidence(
  ranked: Ranked[],
  lexicon: Lexicon,
  averages: Averages,
  neighbours: Neighbour[],
  articles: CollectionStatistics,
  learned: CollectionStatistics,
): Evidence {
  const [first, second] = ranked;
  const { terms, telling } = lexicon;
  const share = (weightOf: (index: number) => number) => {
    let total = 0;
    let part = 0;
    for (const index of telling) {
      const term = terms[index];
      if (!term) continue;
      total += term.weight * term.idf;
      part += term.weight * term.idf * weightOf(index);
    }
    return total > 0 ? part / total : 0;
  };
  const frequencyOf = (index: number) => first?.reading.frequencies[index] ?? 0;
  const best = first
    ? Math.max(
        0,
        ...first.reading.passages.map(passage => passageScore(passage, first.reading, lexicon, averages)),
      )
    : 0;
  const pairs = first ? first.reading.pairs.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) : 0;
  const near = neighbours.slice(0, 5).map(neighbour => neighbour.nearness);
  const votes = ranked.reduce((sum, { signals }) => sum + (signals['vote'] ?? 0), 0);
  return {
    known: share(index => (terms[index]?.isKnown || terms[index]?.related.length ? 1 : 0)),
    coverage: share(index => (frequencyOf(index) >= 1 ? 1 : 0)),
    resemblance: first?.signals['resemblance'] ?? 0,
    passage: lexicon.mass > 0 ? Math.min(1, best / (lexicon.mass * 1.6)) : 0,
    title: first?.signals['titleTelling'] ?? 0,
    titlePieces: first?.signals['titlePieces'] ?? 0,
    pairs: lexicon.pairCount > 0 ? pairs / Math.min(12, lexicon.pairCount) : 0,
    lead: first && first.score > 0 ? 1 - (second?.score ?? 0) / first.score : 0,
    learnedKnown: learned.documents > 0 ? learnedShare(lexicon, learned) : 0,
    nearest: near[0] ?? 0,
    neighbours: near.length ? near.reduce((sum, value) => sum + value, 0) / near.length : 0,
    votes: votes > 0 ? (first?.signals['vote'] ?? 0) / votes : 0,
    mass: Math.log1p(lexicon.mass) / 5,
    length: Math.log1p(telling.length) / 4,
    ...usualness(lexicon, articles, learned),
    topical: topicality(lexicon, articles),
    learnedTopical: learned.documents > 0 ? topicality(lexicon, learned) : 0,
    hasLearned: learned.documents > 0 ? 1 : 0,
  };
}

function learnedShare({ terms, telling }: Lexicon, learned: CollectionStatistics): number {
  let total = 0;
  let known = 0;
  for (const index of telling) {
    const term = terms[index];
    if (!term) continue;
    const frequency = learned.frequencies.get(term.stem) ?? 0;
    const weight = term.weight * idf(frequency, learned.documents);
    total += weight;
    if (frequency > 0) known += weight;
  }
  return total > 0 ? known / total : 0;
}

function usualness(
  { terms, telling }: Lexicon,
  articles: CollectionStatistics,
  learned: CollectionStatistics,
) {
  const inArticles = usualIn(articles);
  const inLearned = usualIn(learned);
  function usualIn({ documents, frequencies }: CollectionStatistics): number[] {
    if (documents === 0) return [0];
    return telling.map(index => {
      const frequency = frequencies.get(terms[index]?.stem ?? '') ?? 0;
      return Math.log1p(frequency) / Math.log1p(documents);
    });
  }
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const second = (values: number[]) =>
    [...values]
      .sort((a, b) => b - a)
      .slice(0, 3)
      .reduce((a, b) => a + b, 0) / 3;
  return {
    usual: mean(inArticles),
    mostUsual: second(inArticles),
    learnedUsual: mean(inLearned),
    learnedMostUsual: second(inLearned),
  };
}

/** Words of a usual document, to compare shares of documents with frequencies a million words. */
const DOCUMENT_WORDS = 40;
const PSEUDO_COUNT = 0.4;

function topicality({ terms, telling }: Lexicon, { documents, frequencies }: CollectionStatistics): number {
  if (telling.length === 0) return 0;
  let sum = 0;
  for (const index of telling) {
    const stem = terms[index]?.stem ?? '';
    const here = ((frequencies.get(stem) ?? 0) + PSEUDO_COUNT) / (documents + 2 * PSEUDO_COUNT);
    sum += Math.log(here / ((backgroundFrequency(stem) / 1e6) * DOCUMENT_WORDS));
  }
  return sum / telling.length;
}
