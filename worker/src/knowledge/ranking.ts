import { isInArea, pageAffinity } from './page-pattern.ts';
import type { SearchPlan, Term } from './query.ts';
import { stem, tokenise } from './terms.ts';
import type { FoundPassage } from './types.ts';

/** A passage that some search proposed, before it is ranked. */
export interface Candidate extends Omit<FoundPassage, 'score' | 'signals'> {
  /** The index's BM25 with field weights; higher is better. */
  bm25: number;
  pages: string[];
}

export interface RankingContext {
  plan: SearchPlan;
  pagePath?: string;
  /** The customer's. */
  locale?: string;
  /** The site's. */
  defaultLocale: string;
  limit: number;
}

export interface Ranking {
  passages: FoundPassage[];
  coverage: number;
}

/** Weights of the lexical parts; they add up to 1. */
const BM25 = 0.5;
const TITLE = 0.2;
const COVERAGE = 0.3;
/** Passages beyond an article's best count less each. */
const SUPPORT = 0.3;
/** Priors multiply what the words earned, so that a page never answers another question. */
const PAGE_BOOST = 0.4;
const AREA_BOOST = 0.1;
const OTHER_LOCALE = 0.6;
const DEFAULT_LOCALE = 0.85;

/** What a passage says to the question. */
interface Reading {
  candidate: Candidate;
  found: Set<string>;
  phrases: number;
  lexical: number;
}

/**
 * Ranks candidates: articles by their best passage, supported by the next ones, the weight of the
 * question they cover, their title, and the priors of page, area and locale; passages of one
 * article stay together, best first. Pure; the same input gives the same order.
 */
export function rankCandidates(candidates: Candidate[], context: RankingContext): Ranking {
  const best = Math.max(...candidates.map(candidate => candidate.bm25), 1e-9);
  const prefixes = new Set(context.plan.terms.map(term => prefixOf(term.token)));
  const stems = new Set(context.plan.terms.map(term => term.stem));
  const byArticle = new Map<string, Reading[]>();
  for (const candidate of candidates) {
    const reading = readCandidate(candidate, context.plan, { prefixes, stems }, best);
    const readings = byArticle.get(candidate.articleId);
    if (readings) readings.push(reading);
    else byArticle.set(candidate.articleId, [reading]);
  }
  const articles = [...byArticle.values()].map(readings => rankArticle(readings, context));
  articles.sort((a, b) => b.score - a.score || compareIds(a.passages, b.passages));
  return { passages: take(articles, context.limit), coverage: articles[0]?.coverage ?? 0 };
}

interface RankedArticle {
  score: number;
  coverage: number;
  passages: FoundPassage[];
}

function rankArticle(readings: Reading[], context: RankingContext): RankedArticle {
  readings.sort((a, b) => b.lexical - a.lexical || a.candidate.ordinal - b.candidate.ordinal);
  const first = readings[0];
  if (!first) return { score: 0, coverage: 0, passages: [] };
  const { terms } = context.plan;
  const coverage = shareOf(terms, new Set(readings.flatMap(reading => [...reading.found])));
  const title = titleOverlap(first.candidate.title, terms);
  const phrase = Math.min(1, Math.max(...readings.map(reading => reading.phrases)));
  const support = readings.slice(1, 4).reduce((sum, reading) => sum + reading.lexical * SUPPORT, 0);
  const priors = priorsOf(first.candidate, context);
  const words = BM25 * (first.lexical + support) + TITLE * title + COVERAGE * coverage + 0.2 * phrase;
  const score = words * priors.page * priors.area * priors.locale;
  const signals = { title, coverage, phrase, support, ...priors, article: score };
  const passages = readings.map(reading => {
    const { bm25, pages: _pages, ...passage } = reading.candidate;
    const share = first.lexical > 0 ? reading.lexical / first.lexical : 1;
    return { ...passage, score: score * share, signals: { ...signals, bm25, passage: reading.lexical } };
  });
  return { score, coverage, passages };
}

/** The best article may fill half of the places, so that a second opinion is at hand. */
function take(articles: RankedArticle[], limit: number): FoundPassage[] {
  const perArticle = Math.max(3, Math.ceil(limit / 2));
  return articles.flatMap(article => article.passages.slice(0, perArticle)).slice(0, limit);
}

function readCandidate(
  candidate: Candidate,
  plan: SearchPlan,
  wanted: { prefixes: Set<string>; stems: Set<string> },
  bestBm25: number,
): Reading {
  const tokens = tokenise(`${candidate.title}\n${candidate.headings.join('\n')}\n${candidate.text}`);
  const found = new Set<string>();
  for (const token of tokens) {
    // Stemming every word of forty passages costs more than the search: most words differ early on.
    if (!wanted.prefixes.has(prefixOf(token))) continue;
    const stemmed = stem(token);
    if (wanted.stems.has(stemmed)) found.add(stemmed);
  }
  const text = plan.phrases.length ? ` ${tokens.join(' ')} ` : '';
  const phrases = plan.phrases.filter(phrase => text.includes(` ${phrase.join(' ')} `)).length;
  const lexical = candidate.bm25 / bestBm25;
  return { candidate, found, phrases, lexical };
}

function prefixOf(token: string): string {
  return token.slice(0, 2);
}

/** Share of the question's weight that is found. */
function shareOf(terms: Term[], found: Set<string>): number {
  let total = 0;
  let covered = 0;
  for (const term of terms) {
    total += term.weight;
    if (found.has(term.stem)) covered += term.weight;
  }
  return total > 0 ? covered / total : 0;
}

/** How much question and title say the same: the mean of both shares, so that neither length wins. */
function titleOverlap(title: string, terms: Term[]): number {
  const stems = new Set(tokenise(title).map(stem));
  const asked = shareOf(terms, stems);
  if (asked === 0) return 0;
  const known = new Set(terms.map(term => term.stem));
  const shared = [...stems].filter(word => known.has(word)).length;
  return (asked + shared / stems.size) / 2;
}

function priorsOf(candidate: Candidate, context: RankingContext) {
  return {
    page: 1 + PAGE_BOOST * pageAffinity(candidate.pages, context.pagePath),
    area: isInArea(candidate.area, context.pagePath) ? 1 + AREA_BOOST : 1,
    locale: localePrior(candidate.locale, context),
  };
}

function localePrior(locale: string, context: RankingContext): number {
  if (languageOf(locale) === languageOf(context.locale ?? context.defaultLocale)) return 1;
  return languageOf(locale) === languageOf(context.defaultLocale) ? DEFAULT_LOCALE : OTHER_LOCALE;
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}

/** Ties are broken by id, so that the order never depends on the store. */
function compareIds(a: FoundPassage[], b: FoundPassage[]): number {
  return (a[0]?.articleId ?? '') < (b[0]?.articleId ?? '') ? -1 : 1;
}
