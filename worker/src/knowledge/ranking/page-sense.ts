import { pageAffinity } from '../page-pattern.ts';
import type { CollectionStatistics } from '../search-index.ts';
import { isShort, readKinds } from './kind.ts';
import type { Lexicon } from './lexicon.ts';
import type { ArticleReading } from './reading.ts';
import type { Signals } from './signals.ts';
import { WEIGHTS } from './weights.ts';

/** What the page makes of a question that was asked on it. */
export interface PageSense {
  /** Of each reading, in their order: how strongly the page speaks for it, 0 to 1 (see pageAffinity). */
  affinities: number[];
  /** The greatest of them. */
  bestAffinity: number;
  /**
   * How far the question may be about the page, 0 to 1: whether the page's articles speak of what it names, and no
   * article of another page has nearly this title.
   */
  hold: number;
  /** The question names no subject at all: "it was refused", "how do I cancel it", "undo". */
  isSubjectless: boolean;
}

/** What a reading earns by its page alone, beside the priors. */
export interface PageMerit {
  /** Added to what the words earned, in shares of the best article's words. */
  bonus: number;
  /** What remains of the words, 0 to 1: they are chance where the question names no subject. */
  wordsShare: number;
}

const NO_MERIT: PageMerit = { bonus: 0, wordsShare: 1 };
/** Articles are of the page, and not only of its area, down to this share of the best affinity. */
const SAME_PLACE = 0.9;
/** A word that no article has may be anything. */
const UNKNOWN_WORD = 0.5;

interface AskedOnPage {
  pagePath?: string;
  lexicon: Lexicon;
  stems: readonly string[];
  text: string;
  statistics: CollectionStatistics;
}

/** Reads a question against the articles of its page. Pure; without a page nothing is looked at. */
export function readPageSense(
  readings: ArticleReading[],
  signals: Signals[],
  { pagePath, lexicon, stems, text, statistics }: AskedOnPage,
): PageSense {
  const affinities = readings.map(({ article }) => pageAffinity(article.pages, pagePath));
  const best = Math.max(0, ...affinities);
  if (best === 0) return { affinities, bestAffinity: best, hold: 1, isSubjectless: false };
  const { spent } = readKinds(stems, text);
  const subjects = lexicon.terms.flatMap(({ stem, isStopWord }, index) =>
    isStopWord || stem.includes(' ') || spent.has(stem) ? [] : [index],
  );
  const here = readings.filter((_, index) => (affinities[index] ?? 0) > SAME_PLACE * best);
  const known = Math.min(1, ...subjects.map(index => heldBy(here, index, lexicon, statistics)));
  return {
    affinities,
    bestAffinity: best,
    hold: known * (1 - titleElsewhere(signals, affinities, best)),
    isSubjectless: isShort(stems) && subjects.length === 0,
  };
}

/** What the reading at `index` earns by its page; `kind` is how well it fits what is asked (see kindFits). */
export function meritOf(index: number, kind: number, sense: PageSense): PageMerit {
  const affinity = sense.affinities[index] ?? 0;
  if (affinity === 0) return NO_MERIT;
  const weights = WEIGHTS.page;
  const closeness = (affinity / sense.bestAffinity) ** weights.closenessSharpness;
  const own = sense.isSubjectless
    ? weights.subjectless.lean + weights.subjectless.kind * kind
    : weights.kind * kind;
  return {
    bonus: closeness * sense.hold * own,
    wordsShare: sense.isSubjectless ? 1 - (1 - weights.subjectless.words) * closeness : 1,
  };
}

/** How far the page's articles speak of a word: in a title wholly, else as often as articles anywhere. */
function heldBy(
  here: ArticleReading[],
  index: number,
  lexicon: Lexicon,
  { documents, frequencies }: CollectionStatistics,
): number {
  const titled = Math.max(0, ...here.map(({ titleStems }) => titledPart(titleStems, index, lexicon)));
  const frequency = frequencies.get(lexicon.terms[index]?.stem ?? '') ?? 0;
  if (frequency === 0) return Math.max(titled, UNKNOWN_WORD);
  const holders = here.filter(reading => (reading.frequencies[index] ?? 0) >= 1).length;
  return Math.max(titled, Math.min(1, (holders * documents) / (here.length * frequency)));
}

/** 1 for a title with the word, less for one with another word for it. */
function titledPart(titleStems: string[], index: number, lexicon: Lexicon): number {
  const parts = titleStems.map(stem => {
    const entry = lexicon.entry(stem);
    if (entry?.term === index) return 1;
    return entry?.related.find(([term]) => term === index)?.[1] ?? 0;
  });
  return Math.max(0, ...parts);
}

/** How much more alike the question is to a title of other pages than to any of this one, 0 to 1. */
function titleElsewhere(signals: Signals[], affinities: number[], best: number): number {
  let here = 0;
  let elsewhere = 0;
  for (const [index, { title }] of signals.entries()) {
    if ((affinities[index] ?? 0) > best / 2) here = Math.max(here, title);
    else elsewhere = Math.max(elsewhere, title);
  }
  return Math.min(1, Math.max(0, elsewhere - here));
}
