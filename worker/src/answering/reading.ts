import type { FoundPassage, Retrieval } from '../knowledge/types.ts';
import { bestArticle } from './best-article.ts';
import { isSmallWord, languageOfMessage } from './message-language.ts';
import { contentStems, shareIn, weightIn, weighWords } from './overlap.ts';
import type { ListBlock, PassageBlock } from './passage-blocks.ts';
import { readPassage } from './passage-blocks.ts';
import type { Words } from './words.ts';
import { wordsFor } from './words.ts';

/** A stretch of an answer: what is shown, and the quote it rests on. */
export interface Piece {
  /** Markdown; a piece that starts a paragraph or a line carries its line breaks in front. */
  text: string;
  /** Ends with a citation of characters [start, end) of this passage's article. */
  quote?: { passage: FoundPassage; start: number; end: number };
}

/** A passage taken apart, with how well it answers. */
export interface Reading {
  passage: FoundPassage;
  blocks: PassageBlock[];
  fit: number;
}

/** The best article, read for one question. */
export interface ArticleReading {
  question: string;
  /** Passages that hold something to say, in the article's order. */
  readings: Reading[];
  /** The passage that answers best. */
  main: Reading;
  /** The question's words by how much they tell. */
  weights: Map<string, number>;
  /** Those that the title does not say already. */
  beyondTitle: Map<string, number>;
  /** Asks for a fact; everything else wants a way to do or to mend something. */
  asksFact: boolean;
  /** Our own words, in the article's language. */
  words: Words;
  /** The best article may well not be the right one: lists are cut shorter. */
  isBrief?: boolean;
}

const ASKS_FACT =
  /^(?:\W*)(?:what can (?!(?:i|we|you) (?:do|try)\b)|what(?:'s| is| are| does| do| happens)|how (?:much|many|long|often|old|big|far|fast|soon|quickly)|who|whose|when|which|why|is|are|was|does|do (?:you|i|we|they)|did|will)\b/i;
/** So many words beyond the title make a question say which part of an article it wants. */
const SPECIFIC_WORDS = 3;
const STEPS_BONUS = 0.35;
const OPENING_BONUS = 0.3;
const HEADING_WEIGHT = 0.5;
/** Of sections that fit alike, the one whose heading says more of the question, the title's words among it. */
const WHOLE_HEADING_WEIGHT = 0.4;
/** "I have no codes": the section that denies the same. */
const DENIAL_BONUS = 0.2;
const DENIAL =
  /(?:\b(?:no|without|kein\w*|ohne|sin|sans)|n['’]t have(?: any| the| my)?)\s+(\p{L}+)(?:\s+(\p{L}+))?/giu;
/** A heading that names the very code that was asked about, such as TD-409, opens the right section. */
const CODE_BONUS = 1;
const CODE = /\p{L}*-?\d{2,}/gu;

/** Reads the best article for a question; undefined when nothing in it can be said. */
export function readArticle(
  question: string,
  retrieval: Pick<Retrieval, 'passages' | 'article'>,
): ArticleReading | undefined {
  const [first] = retrieval.passages;
  if (!first) return undefined;
  const own = bestArticle(retrieval);
  const others = retrieval.passages.filter(passage => passage.articleId !== first.articleId);
  const weights = weighWords(tellingStems(question), [...own, ...others].map(passageStems));
  const asksFact = ASKS_FACT.test(question);
  const readings = own
    .map(passage => readFor(passage, weights, question, asksFact, first.score))
    .filter(reading => reading.blocks.length > 0);
  const main = readings.reduce<Reading | undefined>((a, b) => (!a || b.fit > a.fit ? b : a), undefined);
  if (!main) return undefined;
  const title = contentStems(first.title);
  const beyondTitle = new Map([...weights].filter(([word]) => !title.has(word)));
  return { question, readings, main, weights, beyondTitle, asksFact, words: wordsFor(first.locale) };
}

/** True for a passage whose heading names a code of the question. */
export function namesCode({ headings }: FoundPassage, question: string): boolean {
  const heading = (headings.at(-1) ?? '').toLowerCase();
  return (question.toLowerCase().match(CODE) ?? []).some(code => heading.includes(code));
}

/** English small words are known everywhere; those of the question's own language tell as little. */
function tellingStems(question: string): Set<string> {
  const language = languageOfMessage(question);
  const words = question.split(/\s+/);
  const telling = words.filter(word => !isSmallWord(word.toLowerCase().replace(/\P{L}+/gu, ''), language));
  return contentStems((language === 'en' || telling.length === 0 ? words : telling).join(' '));
}

function passageStems(passage: FoundPassage): Set<string> {
  return contentStems(`${passage.title}\n${passage.headings.join('\n')}\n${passage.text}`);
}

/**
 * How well a passage answers. Words that the title says already tell no part of the article from
 * another: what the question says beyond them does, and without any, the way an article is built.
 */
function readFor(
  passage: FoundPassage,
  weights: Map<string, number>,
  question: string,
  asksFact: boolean,
  bestScore: number,
): Reading {
  const blocks = readPassage(passage);
  const title = contentStems(passage.title);
  const beyond = new Map([...weights].filter(([word]) => !title.has(word)));
  const specific = Math.min(1, beyond.size / SPECIFIC_WORDS);
  const share = (text: string) => weightIn(beyond, contentStems(text)) / (sumOf(beyond) || 1);
  const heading = passage.headings.at(-1) ?? '';
  const retrieved = bestScore > 0 ? passage.score / bestScore : 1;
  const hasSteps = blocks.some(
    (block): block is ListBlock => block.kind === 'steps' && block.items.length > 1,
  );
  // When the title is what was asked, the article's opening is the short answer.
  const titled = passage.ordinal === 0 ? weightIn(weights, title) / (sumOf(weights) || 1) : 0;
  return {
    passage,
    blocks,
    fit:
      specific * 0.5 * (retrieved + share(passage.text)) +
      HEADING_WEIGHT * share(passage.headings.join(' ')) +
      WHOLE_HEADING_WEIGHT * likeness(weights, contentStems(heading)) +
      (deniesTheSame(question, heading) ? DENIAL_BONUS : 0) +
      OPENING_BONUS * titled +
      (namesCode(passage, question) ? CODE_BONUS : 0) +
      (hasSteps && !asksFact ? STEPS_BONUS : 0),
  };
}

/** How much of the question a heading says, and how little else. */
function likeness(weights: Map<string, number>, heading: Set<string>): number {
  return (weightIn(weights, heading) / (sumOf(weights) || 1)) * shareIn(heading, new Set(weights.keys()));
}

/** Both say that there is none of the same thing. */
function deniesTheSame(question: string, heading: string): boolean {
  const denied = deniedIn(heading);
  return [...deniedIn(question)].some(word => denied.has(word));
}

function deniedIn(text: string): Set<string> {
  const words = [...text.matchAll(DENIAL)].flatMap(([, first, second]) => [first ?? '', second ?? '']);
  return words.join('') === '' ? new Set() : contentStems(words.join(' '));
}

function sumOf(weights: Map<string, number>): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}
