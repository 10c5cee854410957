import type { Retrieval } from '../knowledge/types.ts';
import { alternatives } from './alternatives.ts';
import type { Extract } from './branch.ts';
import { answerCase, casesSaid, isCase, leadOfPoint, namedCase, offerBelow, offerCases } from './branch.ts';
import type { DecisionPoint } from './cases.ts';
import { decisionPoints } from './cases.ts';
import { composeList, composeProse } from './compose.ts';
import { bareQuestion } from './fact-question.ts';
import { namesLines } from './list-pieces.ts';
import { contentStems, shareIn, weightIn } from './overlap.ts';
import type { ArticleReading, Continued, Piece } from './reading.ts';
import { readArticle } from './reading.ts';

/** What follows may well stand in a list. */
const ASKS_CONSEQUENCE = /^\W*what happens\b/i;

/** Below this confidence an answer is short where other articles may fit as well. */
const BRIEF_BELOW = 0.45;

type Found = Pick<Retrieval, 'passages' | 'article'>;

export interface ExtractOptions {
  /** The label of the case that the customer chose. */
  choice?: string;
  /** How likely the best article answers, 0 to 1. */
  confidence?: number;
  /** The customer is led on from an earlier answer: no other article is offered. */
  isLedOn?: boolean;
  /** Of a message that goes on with what was answered. */
  continued?: Continued;
}

/**
 * Makes an answer of the best article's own words: a sentence that answers, then the steps, or the
 * cases to choose from where the next step depends on one. No pieces when nothing can be said.
 */
export function extractAnswer(question: string, found: Found, options: ExtractOptions = {}): Extract {
  const { choice, confidence = 1, isLedOn = choice !== undefined, continued } = options;
  const article = readArticle(question, found, continued);
  if (!article) return { pieces: [], isWaiting: false };
  const points = decisionPoints(article.readings);
  if (choice !== undefined) {
    const chosen = answerChoice(choice, points, article, found);
    if (chosen) return chosen;
  }
  const fork = forkFor(points, article);
  if (fork) {
    const named = namedCase(fork, article);
    const answer = named && answerCase(named, fork, article, false);
    if (answer && answer.pieces.length > 0) return answer;
    return offerCases(fork, article, leadOfPoint(fork, article));
  }
  const trouble = article.asksFact ? undefined : points.find(point => point.kind === 'trouble');
  const named = trouble && namedCase(trouble, article);
  const answer = trouble && named && answerCase(named, trouble, article, false);
  if (answer && answer.pieces.length > 0) return answer;

  const others = isLedOn ? [] : alternatives(article, found.passages);
  const isBrief = others.length > 0 && confidence < BRIEF_BELOW;
  const pieces = plainAnswer({ ...article, isBrief });
  if (pieces.length === 0) return { pieces, isWaiting: false };
  const isSteps = pieces.some(piece => /^\s*1\. /.test(piece.text));
  // Cases to choose from lead on already.
  if (trouble && isSteps) return offerBelow(trouble, article, pieces);
  return { pieces: [...pieces, ...others], isWaiting: false };
}

/** Steps for who wants to do something, sentences for who wants to know; the other where there is none. */
function plainAnswer(article: ArticleReading): Piece[] {
  // One item alone is the rest of a list that was left out.
  const hasList = article.main.blocks.some(block => block.kind !== 'prose' && block.items.length > 1);
  const isOnlyList = article.main.blocks.every(
    block => block.kind === 'bullets' || block.kind === 'decisions',
  );
  const asksLines = article.main.blocks.some(block => namesLines(block, article.weights));
  const first =
    hasList &&
    (!article.asksFact || isOnlyList || asksLines || ASKS_CONSEQUENCE.test(bareQuestion(article.question)))
      ? composeList(article)
      : composeProse(article);
  return first.length > 0 ? first : composeList(article);
}

/** The branch that was chosen, in whatever article tells the cases apart; undefined when it is gone. */
function answerChoice(
  label: string,
  points: DecisionPoint[],
  article: ArticleReading,
  found: Found,
): Extract | undefined {
  for (const point of points) {
    const one = point.cases.find(candidate => isCase(candidate, label));
    if (!one) continue;
    const answer = answerCase(one, point, article, true);
    if (answer.pieces.length > 0) return answer;
    const elsewhere = withoutArticle(found, point.reading.passage.articleId);
    return elsewhere.passages.length > 0
      ? extractAnswer(article.question, elsewhere, { isLedOn: true })
      : undefined;
  }
  return undefined;
}

/** The point where the article forks, when the answer lies behind it. */
function forkFor(points: DecisionPoint[], article: ArticleReading): DecisionPoint | undefined {
  const { main, asksFact, beyondTitle } = article;
  const ways = points.filter(point => point.kind === 'way' && !isSettled(point, article));
  const own = ways.find(
    point => point.reading === main || point.cases.some(one => one.section?.includes(main)),
  );
  if (own || asksFact) return own;
  const heading = contentStems(main.passage.headings.join(' '));
  // Another part of the article was asked for by name.
  if (main.passage.ordinal > 0 && weightIn(beyondTitle, heading) > 0) return undefined;
  const isEarly = (point: DecisionPoint) => point.reading.passage.ordinal <= 1;
  return ways.find(point => isEarly(point) || point.cases.some(one => one.step !== undefined));
}

/** Nothing is left to choose: the title names the case that is asked about, or several cases are asked about. */
function isSettled(point: DecisionPoint, article: ArticleReading): boolean {
  const said = casesSaid(point, article);
  // "It arrives" and "it does not arrive" are the same words: that is one case, and the denial tells which.
  const words = said.map(({ label }) => contentStems(label));
  if (words.some(own => words.every(other => other === own || shareIn(own, other) === 0)) && said.length > 1)
    return true;
  const title = contentStems(article.main.passage.title);
  return said.length === 1 && shareIn(contentStems(said[0]?.label ?? ''), title) === 1;
}

/** What retrieval found beside one article; its whole text is known of the best article alone. */
export function withoutArticle({ passages, article }: Found, articleId: string): Found {
  const isBest = passages[0]?.articleId === articleId;
  return {
    passages: passages.filter(passage => passage.articleId !== articleId),
    article: isBest ? [] : article,
  };
}
