import { isInArea, matchesPage, pageAffinity } from './page-pattern.ts';
import type { Wording } from './suggestion-wording.ts';
import { alikeness, readWording } from './suggestion-wording.ts';

/** Questions suggested at once. */
export const SUGGESTIONS = 3;
/** Page patterns of one language that get questions of their own. */
const PATTERNS = 200;
/** The best for a page, among which the three that differ are chosen. */
const SHORTLIST = 40;

const POPULAR_WEIGHT = 0.25;
const WORDING_WEIGHT = 0.15;
/** An article for every page fits a page, though less than one of its own. */
const ANYWHERE = 0.3;
const IN_AREA = 0.5;
/** Of an article that its patterns put on the page as well. */
const OWN_AREA = 0.1;
const SAME_AREA_PENALTY = 0.08;
const ALIKE_PENALTY = 0.4;
/** Two titles that share so much ask the same. */
const DUPLICATE = 0.5;

/** What choosing needs to know of an article. */
export interface SuggestionArticle {
  id: string;
  title: string;
  locale: string;
  area?: string;
  pages: string[];
  /** Learned questions that it resolved. */
  resolved: number;
}

/** Suggested questions of a site in one language. */
export interface PageSuggestions {
  /** By page pattern, from the specific to the general. */
  pages: Array<{ pattern: string; questions: string[] }>;
  /** For every other page. */
  others: string[];
}

/** Port: suggested questions, worked out beforehand. Throws ProblemError('knowledge_unavailable'). */
export interface SuggestionStore {
  /** Works them out anew from the articles as they are. `onlySmall`: not where that reads very many. */
  refresh(site: string, options?: { onlySmall: boolean }): Promise<void>;
  /** Those of one language (a primary subtag); undefined where the site has none. One row read. */
  read(site: string, language: string): Promise<PageSuggestions | undefined>;
}

interface Candidate extends SuggestionArticle {
  wording: Wording;
  /** Popularity and wording, without the page. */
  worth: number;
}

/**
 * Three titles a page pattern and three for the site, by language: the page's own articles before more
 * general ones, those that resolved questions before others, of different areas and subjects. No model.
 */
export function suggestQuestions(articles: SuggestionArticle[]): Map<string, PageSuggestions> {
  const byLanguage = new Map<string, SuggestionArticle[]>();
  for (const article of articles) {
    const language = primaryLanguage(article.locale);
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), article]);
  }
  const suggested = new Map<string, PageSuggestions>();
  for (const [language, own] of byLanguage) {
    const suggestions = suggestIn(candidatesOf(own));
    if (suggestions.others.length > 0) suggested.set(language, suggestions);
  }
  return suggested;
}

/** Questions that somebody wrote for pages, from the specific to the general. */
export interface WrittenQuestions {
  pages: string[];
  questions: string[];
}

/**
 * The questions for a page, the nearest first: those written for it, those worked out for it, those written
 * for every page, those worked out for the site.
 */
export function questionsFor(
  { pages, others }: PageSuggestions,
  path: string,
  written: readonly WrittenQuestions[] = [],
): string[] {
  const own = written.find(entry => entry.pages.some(pattern => matchesPage(pattern, path)));
  const workedOut = pages.find(({ pattern }) => matchesPage(pattern, path));
  const isForThisPage = workedOut !== undefined && !isEveryPage(workedOut.pattern);
  const nearest = own && !(isForThisPage && isWrittenForAll(own, path)) ? own : workedOut;
  return (nearest?.questions ?? others).slice(0, SUGGESTIONS);
}

/** True where only a pattern that fits every page brings the entry to this one. */
function isWrittenForAll({ pages }: WrittenQuestions, path: string): boolean {
  return !pages.some(pattern => matchesPage(pattern, path) && !isEveryPage(pattern));
}

/** `*` and `/*`; `/` is the home page. */
function isEveryPage(pattern: string): boolean {
  return pattern.includes('*') && pattern.replaceAll('*', '').length <= 1;
}

/** `de` of `de-AT`. */
export function primaryLanguage(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}

function candidatesOf(articles: SuggestionArticle[]): Candidate[] {
  const most = Math.log1p(Math.max(1, ...articles.map(({ resolved }) => resolved)));
  return articles.flatMap(article => {
    const wording = readWording(article.title);
    if (!wording) return [];
    const popular = Math.log1p(article.resolved) / most;
    return [{ ...article, wording, worth: POPULAR_WEIGHT * popular + WORDING_WEIGHT * wording.fluency }];
  });
}

function suggestIn(candidates: Candidate[]): PageSuggestions {
  const general = rank(candidates, ({ pages }) => (isAnywhere(pages) ? ANYWHERE : 0));
  const byPattern = new Map<string, Candidate[]>();
  for (const candidate of candidates)
    for (const pattern of candidate.pages)
      byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), candidate]);
  const patterns = [...byPattern.keys()].sort(bySpecificity).slice(0, PATTERNS);
  const pages = patterns.map(pattern => {
    const path = pattern.replaceAll('*', '') || '/';
    const covering = [...byPattern].filter(([other]) => pageAffinity([other], path) > 0);
    const fitting = new Set(covering.flatMap(([, own]) => own));
    const inArea = candidates.filter(({ area, pages: own }) => own.length === 0 && isInArea(area, path));
    const ranked = rank([...fitting, ...inArea], candidate => fitOf(candidate, path), path);
    return { pattern, questions: pick(ranked, general) };
  });
  return { pages, others: pick(general, []) };
}

/** How much a page is the candidate's: by its patterns, and a little more where the page names its area. */
function fitOf({ pages, area }: Candidate, path: string): number {
  const affinity = pageAffinity(pages, path);
  if (!isInArea(area, path)) return affinity;
  return affinity > 0 ? affinity + OWN_AREA : IN_AREA;
}

function isAnywhere(pages: string[]): boolean {
  return pages.length === 0 || pages.some(pattern => pattern.replaceAll('*', '').length <= 1);
}

interface Scored {
  candidate: Candidate;
  score: number;
  /** It is of the page's own area, which no variety must drive out. */
  isOwnArea: boolean;
}

function rank(candidates: Candidate[], fitting: (candidate: Candidate) => number, path?: string): Scored[] {
  return candidates
    .map(candidate => ({
      candidate,
      score: fitting(candidate) + candidate.worth,
      isOwnArea: isInArea(candidate.area, path),
    }))
    .sort((a, b) => b.score - a.score || byDedication(a.candidate, b.candidate))
    .slice(0, SHORTLIST);
}

/** Between equals, what belongs to fewer pages, says it shorter, and always the same one. */
function byDedication(a: Candidate, b: Candidate): number {
  return a.pages.length - b.pages.length || a.title.length - b.title.length || (a.id < b.id ? -1 : 1);
}

/** Takes the best that differs from what is taken; from `rest` only when there are not enough. */
function pick(ranked: Scored[], rest: Scored[]): string[] {
  const picked: Candidate[] = [];
  for (const list of [ranked, rest]) {
    while (picked.length < SUGGESTIONS) {
      const next = bestBeside(picked, list);
      if (!next) break;
      picked.push(next);
    }
  }
  return picked.map(({ title }) => title);
}

function bestBeside(picked: Candidate[], ranked: Scored[]): Candidate | undefined {
  let best: { candidate: Candidate; value: number } | undefined;
  for (const { candidate, score, isOwnArea } of ranked) {
    const alike = Math.max(0, ...picked.map(other => alikeness(candidate.wording, other.wording)));
    if (alike >= DUPLICATE || picked.includes(candidate)) continue;
    const isSameArea = !isOwnArea && picked.some(({ area }) => area !== undefined && area === candidate.area);
    const value = score - ALIKE_PENALTY * alike - (isSameArea ? SAME_AREA_PENALTY : 0);
    if (!best || value > best.value) best = { candidate, value };
  }
  return best?.candidate;
}

function bySpecificity(a: string, b: string): number {
  const [long, short] = [b, a].map(pattern => pattern.replaceAll('*', '').length);
  return (long ?? 0) - (short ?? 0) || a.length - b.length || (a < b ? -1 : 1);
}
