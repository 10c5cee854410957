import { isInArea } from '../page-pattern.ts';
import type { CandidateArticle } from '../search-index.ts';
import { WEIGHTS } from './weights.ts';

/** Where the question was asked, and by whom: what leans, and never decides alone. */
export interface PriorContext {
  pagePath?: string;
  /** The customer's language. */
  locale?: string;
  /** The site's. */
  defaultLocale: string;
  plan?: string;
  /** Articles the conversation was about. */
  focusArticles?: string[];
  /** Weight of the question's telling words. */
  mass: number;
}

/** How the page stands to one candidate, see page-sense.ts. */
export interface PagePrior {
  affinity: number;
  hold: number;
}

/** Priors multiply what the words earned, so that a page never answers another question. */
const PAGE_BOOST = 0.4;
/** How much more a page counts when the question alone does not decide. */
const VAGUE_PAGE_BOOST = 0.5;
/** What an article of the page has before any word: a vague question rarely names its subject. */
const VAGUE_PAGE_LEAN = 0.8;
/** Weight of telling words (see Lexicon.mass) at which a question is half vague. */
const VAGUE_MASS = 4;
const AREA_BOOST = 0.1;
const PLAN_BOOST = 0.15;
const OTHER_PLAN = 0.9;
const FOCUS_BOOST = 0.25;
const OTHER_LOCALE = 0.6;
const DEFAULT_LOCALE = 0.85;

export interface Priors {
  page: number;
  area: number;
  plan: number;
  locale: number;
  focus: number;
  /** Added to the words rather than multiplied. */
  lean: number;
}

/** Factors around 1 for one candidate. */
export function priorsOf(
  article: CandidateArticle,
  { affinity, hold }: PagePrior,
  context: PriorContext,
): Priors {
  const boost = WEIGHTS.page.foreign + (1 - WEIGHTS.page.foreign) * hold;
  const vagueness = vaguenessOf(context.mass);
  return {
    page: 1 + boost * affinity * (PAGE_BOOST + VAGUE_PAGE_BOOST * vagueness),
    lean: hold * affinity * VAGUE_PAGE_LEAN * vagueness,
    area: isInArea(article.area, context.pagePath) ? 1 + AREA_BOOST : 1,
    plan: planPrior(article.plans, context.plan),
    locale: localePrior(article.locale, context),
    focus: context.focusArticles?.includes(article.id) ? 1 + FOCUS_BOOST : 1,
  };
}

/** How little a question says itself, 0 to 1, by the weight of its telling words. */
export function vaguenessOf(mass: number): number {
  return 1 / (1 + (mass / VAGUE_MASS) ** 2);
}

/** All that multiplies, as one factor. */
export function product({ page, area, plan, locale, focus }: Priors): number {
  return page * area * plan * locale * focus;
}

function planPrior(plans: string[], plan: string | undefined): number {
  if (plans.length === 0 || plan === undefined) return 1;
  return plans.some(name => name.toLowerCase() === plan.toLowerCase()) ? 1 + PLAN_BOOST : OTHER_PLAN;
}

function localePrior(locale: string, { locale: wanted, defaultLocale }: PriorContext): number {
  if (languageOf(locale) === languageOf(wanted ?? defaultLocale)) return 1;
  return languageOf(locale) === languageOf(defaultLocale) ? DEFAULT_LOCALE : OTHER_LOCALE;
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}
