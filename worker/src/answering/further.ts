import type { Retrieval } from '../knowledge/types.ts';
import type { Extract } from './branch.ts';
import { answerCase, leadOfPoint, namedCase, offerCases } from './branch.ts';
import type { DecisionPoint } from './cases.ts';
import { decisionPoints } from './cases.ts';
import { composeList, composeProse } from './compose.ts';
import { extractAnswer, withoutArticle } from './extractive.ts';
import { contentStems, weightIn } from './overlap.ts';
import { joinParagraphs } from './prose.ts';
import type { ArticleReading, Reading } from './reading.ts';
import { readArticle } from './reading.ts';

/** Characters [start, end) of an article that the customer has read already. */
export interface Shown {
  articleId: string;
  start: number;
  end: number;
}

const TROUBLE_HEADING =
  /\b(?:not|n't|n’t|still|fails?|trouble|troubleshoot\w*|problems?|refused|missing|wrong|error|nicht|fehler|no funciona|ne fonctionne pas)\b/i;
/** Another article is tried only when it came near to the first. */
const OTHER_ARTICLE_SHARE = 0.6;

/**
 * What else the articles say, to somebody whom the last answer did not help: the article's own point
 * for trouble, a point it has not come to yet, a section about what goes wrong, then the next article.
 * Never the same words again; no pieces when there is nothing more.
 */
export function extractFurther(
  question: string,
  found: Pick<Retrieval, 'passages' | 'article'>,
  shown: Shown[],
): Extract {
  const article = readArticle(question, found);
  const first = found.passages[0];
  if (!article || !first) return { pieces: [], isWaiting: false };
  const isSeen = shown.some(({ articleId }) => articleId === first.articleId);
  if (!isSeen) return extractAnswer(question, found, { isLedOn: true });
  return (
    nextCases(article, shown) ??
    nextSection(article, shown) ??
    nextArticle(question, found, shown, first.score) ?? { pieces: [], isWaiting: false }
  );
}

/** The points that were not gone through: whoever has told their case needs no other one. */
function nextCases(article: ArticleReading, shown: Shown[]): Extract | undefined {
  const points = decisionPoints(article.readings).filter(point => !wasTaken(point, article, shown));
  const ordered = points.sort((a, b) => Number(b.kind === 'trouble') - Number(a.kind === 'trouble'));
  for (const point of ordered) {
    const named = namedCase(point, article);
    const answer = named && answerCase(named, point, article, false);
    if (answer && answer.pieces.length > 0) return answer;
    const lead = leadOfPoint(point, article);
    const isNew = lead.some(piece => piece.quote && !isShown(piece.quote, shown));
    return offerCases(point, article, isNew ? lead : []);
  }
  return undefined;
}

function wasTaken(point: DecisionPoint, article: ArticleReading, shown: Shown[]): boolean {
  return point.cases.some(one =>
    answerCase(one, point, article, true).pieces.some(piece => piece.quote && isShown(piece.quote, shown)),
  );
}

/** A section about what goes wrong, or steps that were not given yet. */
function nextSection(article: ArticleReading, shown: Shown[]): Extract | undefined {
  const value = (reading: Reading) => {
    const heading = reading.passage.headings.join(' ');
    const isTrouble = TROUBLE_HEADING.test(heading);
    const hasSteps = reading.blocks.some(block => block.kind === 'steps');
    if (!isTrouble && !hasSteps) return 0;
    return (
      1 +
      Number(isTrouble) +
      weightIn(article.beyondTitle, contentStems(`${heading} ${reading.passage.text}`))
    );
  };
  const ofCases = new Set(
    decisionPoints(article.readings).flatMap(point => point.cases.flatMap(one => one.section ?? [])),
  );
  const unread = article.readings
    .filter(reading => !ofCases.has(reading))
    .filter(
      ({ passage }) =>
        passage.ordinal > 0 && !isShown({ passage, start: passage.start, end: passage.end }, shown),
    );
  const best = unread.reduce<Reading | undefined>(
    (a, b) => (value(b) > (a ? value(a) : 0) ? b : a),
    undefined,
  );
  if (!best) return undefined;
  const inside: ArticleReading = { ...article, main: best, readings: [best] };
  const list = composeList(inside);
  const pieces = list.length > 0 ? list : composeProse(inside);
  const heading = best.passage.headings.at(-1);
  const isNamed = list.length > 0 || !heading || /[?？]$/.test(heading);
  const named = isNamed ? [] : [{ text: `**${heading.replace(/[.:]$/, '')}**` }];
  return pieces.length > 0 ? { pieces: joinParagraphs([named, pieces]), isWaiting: false } : undefined;
}

function nextArticle(
  question: string,
  found: Pick<Retrieval, 'passages' | 'article'>,
  shown: Shown[],
  bestScore: number,
): Extract | undefined {
  let rest = found;
  for (const { articleId } of shown) rest = withoutArticle(rest, articleId);
  const [next] = rest.passages;
  if (!next || next.score < bestScore * OTHER_ARTICLE_SHARE) return undefined;
  const extract = extractAnswer(question, rest, { isLedOn: true });
  return extract.pieces.length > 0 ? extract : undefined;
}

function isShown(
  quote: { passage: { articleId: string }; start: number; end: number },
  shown: Shown[],
): boolean {
  return shown.some(
    ({ articleId, start, end }) =>
      articleId === quote.passage.articleId && start < quote.end && quote.start < end,
  );
}
