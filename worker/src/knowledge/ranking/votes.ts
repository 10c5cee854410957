import { pageNearness } from '../page-pattern.ts';
import type { Question } from '../question.ts';
import type { CollectionStatistics, LearnedQuestion } from '../search-index.ts';
import { idf } from '../search-plan.ts';
import { saturate } from './bm25.ts';
import { vaguenessOf } from './priors.ts';

const LENGTH_SHARE = 0.5;
/** A vote is the neighbour's likeness to this power: many middling neighbours must not outvote a near one. */
const SHARPNESS = 1.5;
/** A stock article resolves everything; its votes are divided by how often it did, to this power. */
const POPULARITY = 0.5;
const POPULARITY_FLOOR = 5;
/** A neighbour that was asked on the same page is nearer, and the more so the less the question says itself. */
const SAME_PAGE = 0.3;
const VAGUE_SAME_PAGE = 1;

/** A neighbour with how alike it is, 0 to 1 among the neighbours of one question. */
export interface Neighbour {
  question: LearnedQuestion;
  similarity: number;
  /** Share of the question's weight that it has too, 0 to 1: whether it is near at all. */
  nearness: number;
}

/** How far learned questions may be trusted with one question. */
export interface VoteGround {
  /** Share of the question's weight that the nearest of the most alike neighbours has too, 0 to 1. */
  nearest: number;
  /** Learned questions for each article of the site. */
  perArticle: number;
}

/** So many of the most alike neighbours are looked at for how near they are. */
const LOOKED_AT = 5;
/** With many learned questions, a neighbour that shares this part of what the best article covers is near enough. */
const NEAR_ENOUGH = 0.3;
/** So many learned questions for each article are many. */
const MANY_PER_ARTICLE = 2;

/** Reads it off the neighbours, most alike first. */
export function voteGround(
  neighbours: Neighbour[],
  learned: CollectionStatistics,
  articles: CollectionStatistics,
): VoteGround {
  return {
    nearest: Math.max(0, ...neighbours.slice(0, LOOKED_AT).map(({ nearness }) => nearness)),
    perArticle: learned.documents / Math.max(1, articles.documents),
  };
}

/**
 * What remains of the votes, 0 to 1. The most alike of few learned questions may have nothing to do with this one:
 * where most articles were never learned of, a neighbour has to be as near as the best article itself.
 * @param covered share of the question that the best article covers
 */
export function voteTrust({ nearest, perArticle }: VoteGround, covered: number): number {
  if (covered === 0) return 1;
  const wanted = 1 - (1 - NEAR_ENOUGH) * Math.min(1, perArticle / MANY_PER_ARTICLE);
  return Math.min(1, nearest / covered / wanted) ** 2;
}

/** Ranks learned questions by how alike they are to the one asked, most alike first. */
export function rankNeighbours(
  question: Question,
  learned: LearnedQuestion[],
  statistics: CollectionStatistics,
  pagePath?: string,
): Neighbour[] {
  const average = statistics.words / Math.max(1, statistics.documents);
  const words = new Map(
    question.words
      .filter(word => !word.isStopWord)
      .map(word => [
        word.stem,
        word.weight * idf(statistics.frequencies.get(word.stem) ?? 0, statistics.documents),
      ]),
  );
  const total = [...words.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const pageWeight = SAME_PAGE + VAGUE_SAME_PAGE * vaguenessOf(total);
  const scored = learned.map(neighbour => {
    const stems = neighbour.stems.split(' ');
    const counts = new Map<string, number>();
    for (const stem of stems) if (words.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    let score = 0;
    let shared = 0;
    for (const [stem, count] of counts) {
      const weight = words.get(stem) ?? 0;
      score += weight * saturate(count, stems.length, average, LENGTH_SHARE);
      shared += weight;
    }
    const here = 1 + pageNearness(neighbour.page, pagePath) * pageWeight;
    return { question: neighbour, score: score * here, nearness: shared / total };
  });
  const best = Math.max(1e-9, ...scored.map(({ score }) => score));
  return scored
    .map(({ question: neighbour, score, nearness }) => ({
      question: neighbour,
      similarity: score / best,
      nearness,
    }))
    .sort((a, b) => b.similarity - a.similarity || (a.question.id < b.question.id ? -1 : 1));
}

/** What the neighbours' articles earn together, the best one 1. */
export function countVotes(neighbours: Neighbour[]): Map<string, number> {
  const votes = new Map<string, number>();
  const popularity = new Map<string, number>();
  for (const { question, similarity } of neighbours) {
    const vote = similarity ** SHARPNESS;
    for (const { id, questions } of question.articles) {
      votes.set(id, (votes.get(id) ?? 0) + vote);
      popularity.set(id, questions);
    }
  }
  for (const [id, vote] of votes) {
    votes.set(id, vote / ((popularity.get(id) ?? 0) + POPULARITY_FLOOR) ** POPULARITY);
  }
  const best = Math.max(1e-9, ...votes.values());
  return new Map([...votes].map(([id, vote]) => [id, vote / best]));
}
