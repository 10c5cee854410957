import { isStopWord, tokenise } from '../knowledge/terms.ts';
import type { FoundPassage, Retrieval } from '../knowledge/types.ts';
import { bestArticle } from './best-article.ts';
import { isFactAsked } from './fact-question.ts';
import { isSmallWord, languageOfMessage } from './message-language.ts';
import { contentStems, shareIn, weighWords } from './overlap.ts';
import type { PassageBlock } from './passage-blocks.ts';
import { passageStems, readFor, weighWithin } from './section-fit.ts';
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
  /** What the conversation has quoted already. */
  shown: Continued['shown'];
  /** The best article may well not be the right one: lists are cut shorter. */
  isBrief?: boolean;
}

/** What a message adds to its conversation, and what was said there already. */
export interface Continued {
  /** The message alone, without the words that it leans on. */
  own: string;
  /** Characters [start, end) of an article. */
  shown: ReadonlyArray<{ articleId: string; start: number; end: number }>;
}

/** A message's own words count so much more than those that were carried over from before. */
const OWN_WEIGHT = 2;
/** The part that has all of its own words is so much nearer. */
const OWN_SHARE = 0.4;
/** What was read a moment ago is hardly what "and then?" asks for. */
const SHOWN_COST = 0.4;

/** Reads the best article for a question; undefined when nothing in it can be said. */
export function readArticle(
  question: string,
  retrieval: Pick<Retrieval, 'passages' | 'article'>,
  continued?: Continued,
): ArticleReading | undefined {
  const [first] = retrieval.passages;
  if (!first) return undefined;
  const own = bestArticle(retrieval);
  const others = retrieval.passages.filter(passage => passage.articleId !== first.articleId);
  const weights = weighWords(tellingStems(question), [...own, ...others].map(passageStems));
  for (const word of continued ? contentStems(continued.own) : []) {
    const weight = weights.get(word);
    if (weight !== undefined) weights.set(word, weight * OWN_WEIGHT);
  }
  const asksFact = isFactAsked(question);
  const asked = { question, asksFact, ...weighWithin(weights, own) };
  const readings = own
    .map(passage => readFor(passage, asked, first.score))
    .map(reading => (continued ? goingOn(reading, continued) : reading))
    .filter(reading => reading.blocks.length > 0);
  const main = readings.reduce<Reading | undefined>((a, b) => (!a || b.fit > a.fit ? b : a), undefined);
  if (!main) return undefined;
  const title = contentStems(first.title);
  const beyondTitle = new Map([...weights].filter(([word]) => !title.has(word)));
  const shown = continued?.shown ?? [];
  return { question, readings, main, weights, beyondTitle, asksFact, words: wordsFor(first.locale), shown };
}

/** True for a stretch of an article of which the conversation has quoted something. */
export function isShown(
  articleId: string,
  { start, end }: { start: number; end: number },
  shown: Continued['shown'],
): boolean {
  return shown.some(seen => seen.articleId === articleId && seen.start < end && start < seen.end);
}

function goingOn(reading: Reading, { own, shown }: Continued): Reading {
  const { passage } = reading;
  const isSeen = isShown(passage.articleId, passage, shown);
  const said = hasTelling(own) ? shareIn(contentStems(own), passageStems(passage)) : 0;
  return { ...reading, fit: reading.fit + OWN_SHARE * said - (isSeen ? SHOWN_COST : 0) };
}

/** `contentStems` falls back on all words where none tells anything. */
function hasTelling(text: string): boolean {
  return tokenise(text).some(token => !isStopWord(token));
}

/** English small words are known everywhere; those of the question's own language tell as little. */
function tellingStems(question: string): Set<string> {
  const language = languageOfMessage(question);
  const words = question.split(/\s+/);
  const telling = words.filter(word => !isSmallWord(word.toLowerCase().replace(/\P{L}+/gu, ''), language));
  return contentStems((language === 'en' || telling.length === 0 ? words : telling).join(' '));
}
