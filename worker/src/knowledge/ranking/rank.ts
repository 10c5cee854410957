import { pageAffinity } from '../page-pattern.ts';
import type { CandidateArticle, CollectionStatistics } from '../search-index.ts';
import type { RankedArticle } from '../types.ts';
import { kindFits } from './kind.ts';
import type { Lexicon } from './lexicon.ts';
import { meritOf, readPageSense } from './page-sense.ts';
import type { PriorContext } from './priors.ts';
import { priorsOf, product } from './priors.ts';
import type { ArticleReading } from './reading.ts';
import { readArticle } from './reading.ts';
import type { Averages, Signals } from './signals.ts';
import { passageScore, readSignals } from './signals.ts';
import type { VoteGround } from './votes.ts';
import { voteTrust } from './votes.ts';
import { WEIGHTS } from './weights.ts';

export interface RankingContext extends PriorContext {
  lexicon: Lexicon;
  averages: Averages;
  /** The question as it was searched for, and its stems in order. */
  text: string;
  stems: readonly string[];
  /** How common words are among the articles. */
  statistics: CollectionStatistics;
  /** Share of the site's articles whose title is a question. */
  askingShare: number;
  /** What learned questions say, the best article 1; empty where nothing was learned. */
  votes: Map<string, number>;
  /** How far they may be trusted. */
  voteGround: VoteGround;
  /** Nearness by vectors, 0 to 1; 0 for all where there are none. */
  nearness: (articleId: string) => number;
}

/** A candidate with its place among the others. */
export interface Ranked {
  article: CandidateArticle;
  reading: ArticleReading;
  score: number;
  signals: Record<string, number>;
}

/** Signals whose size means nothing by itself: each is divided by its best among the candidates. */
const RELATIVE = ['passage', 'article', 'titleWords', 'pairs', 'pairsAll', 'pieces'] as const;

/** Ranks candidates by blended signals, votes and priors, best first. Pure: the same input gives the same order. */
export function rankCandidates(candidates: CandidateArticle[], context: RankingContext): Ranked[] {
  const readings = candidates
    .map(article => readArticle(article, context.lexicon))
    .filter(
      reading =>
        context.votes.has(reading.article.id) ||
        context.nearness(reading.article.id) > 0 ||
        hasAsked(reading, context.lexicon) ||
        pageAffinity(reading.article.pages, context.pagePath) > 0,
    );
  const read = readSignals(readings, context.lexicon, context.averages, context.nearness);
  const kinds = kindFits(context, readings);
  const sense = readPageSense(readings, read, context);
  const trust = voteTrust(context.voteGround, Math.max(0, ...read.map(({ resemblance }) => resemblance)));
  const signals = relative(read);
  const earned = signals.map((own, index) =>
    blend(own, readings[index]?.article.asks ?? false, context.askingShare),
  );
  // Words and votes meet as equals: each is measured by its best.
  const best = Math.max(1e-9, ...earned);
  const ranked = readings.map((reading, index) => {
    const { article } = reading;
    const page = { affinity: sense.affinities[index] ?? 0, hold: sense.hold };
    const priors = priorsOf(article, page, context);
    const kind = kinds[index] ?? 0;
    const merit = meritOf(index, kind, sense);
    // Of a question without a subject the words are chance, whatever their kind.
    const fit = sense.isSubjectless ? 1 : 1 + WEIGHTS.kind * kind;
    const vote = trust * (context.votes.get(article.id) ?? 0);
    const own = earned[index] ?? 0;
    const prior = product(priors);
    const words = Math.max(0, (own / best) * fit * merit.wordsShare * prior + priors.lean + merit.bonus);
    const score = words ** WEIGHTS.wordsSharpness + WEIGHTS.votes * vote * prior;
    return {
      article,
      reading,
      score,
      signals: { ...signals[index], words: own, vote, kind, ...priors },
    };
  });
  return ranked.sort((a, b) => b.score - a.score || (a.article.id < b.article.id ? -1 : 1));
}

/** A ranked candidate as it leaves retrieval. */
export function rankedArticle({ article, score, signals }: Ranked): RankedArticle {
  const { id, title, url, locale } = article;
  return { articleId: id, title, ...(url && { url }), locale, score, signals };
}

/** So many articles always have a place among the passages. */
const ARTICLES_AT_HAND = 3;

/**
 * Passages of the best articles, best first; one article may fill half of the places, and the first
 * three have one each, so that the next ones can be offered beside the best.
 */
export function takePassages(
  ranked: Ranked[],
  { lexicon, averages }: RankingContext,
  limit: number,
): Array<{ ranked: Ranked; ordinal: number; score: number }> {
  const perArticle = Math.max(3, Math.ceil(limit / 2));
  const taken: Array<{ ranked: Ranked; ordinal: number; score: number }> = [];
  for (const [index, candidate] of ranked.entries()) {
    if (taken.length >= limit) break;
    const waiting = Math.max(0, Math.min(ARTICLES_AT_HAND, ranked.length) - index - 1);
    const places = Math.min(perArticle, Math.max(1, limit - taken.length - waiting));
    const scored = candidate.reading.passages
      .map(passage => ({
        ordinal: passage.ordinal,
        own: passageScore(passage, candidate.reading, lexicon, averages),
      }))
      .sort((a, b) => b.own - a.own || a.ordinal - b.ordinal);
    const best = scored[0]?.own || 1;
    for (const { ordinal, own } of scored.slice(0, places)) {
      taken.push({ ranked: candidate, ordinal, score: candidate.score * (own / best) });
    }
  }
  return taken.slice(0, limit);
}

/** A small knowledge base is read whole: what shares no word with the question is no candidate. */
function hasAsked({ alike, frequencies }: ArticleReading, { telling }: Lexicon): boolean {
  return telling.some(index => (frequencies[index] ?? 0) > 0 || (alike[index] ?? 0) > 0);
}

function blend(signals: Signals, asks: boolean, askingShare: number): number {
  let sum = 0;
  for (const [name, weight] of Object.entries(WEIGHTS.signals))
    sum += weight * signals[name as keyof Signals];
  // Where titles are questions, a question is best compared with them.
  sum += WEIGHTS.asking.pairsAll * askingShare * signals.pairsAll;
  sum += WEIGHTS.asking.titleWords * askingShare * signals.titleWords;
  sum += WEIGHTS.asking.titlePiecesAll * askingShare * signals.titlePiecesAll;
  return asks ? sum + WEIGHTS.asking.title * signals.title : sum;
}

function relative(all: Signals[]): Signals[] {
  const best = RELATIVE.map(name => Math.max(1e-9, ...all.map(signals => signals[name])));
  return all.map(signals => {
    const scaled = { ...signals };
    RELATIVE.forEach((name, index) => {
      scaled[name] = signals[name] / (best[index] ?? 1);
    });
    return scaled;
  });
}
