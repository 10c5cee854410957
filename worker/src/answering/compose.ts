import { splitSentences } from '../knowledge/sentences.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import { inlineText } from './inline.ts';
import { listPieces } from './list-pieces.ts';
import { contentStems, weightIn } from './overlap.ts';
import type { ListBlock, PassageBlock } from './passage-blocks.ts';
import { bestRun, joinParagraphs, paragraph, withoutRemark } from './prose.ts';
import type { ArticleReading, Piece, Reading } from './reading.ts';
import { isShown } from './reading.ts';
import { namesCode } from './section-fit.ts';

const SENTENCES_AT_MOST = 3;
/** Before a list one or two sentences do. */
const LEAD_SENTENCES = 2;
const LEAD_CHARACTERS = 420;
/** A sentence above a list stays when it holds this share of the question, or the title does. */
const LEAD_SHARE = 0.3;
const TITLE_SHARE = 0.5;
const STEPS_BONUS = 0.8;
const GENERIC_HEADING =
  /^(?:steps?|instructions?|solution|how to|what to do|schritte|anleitung|pasos|étapes|overview)$/i;
/** A heading that its text goes on from: "What is copied" above "Shifts, positions and notes." */
const OPEN_HEADING = /^(?:what(?! happens)|who|which|where|was|wer|qué|quién|ce qui)\b[^?]*$/i;
/** "To turn this off:" says nothing where the article's words before it are left out, nor does the end of a sentence. */
const LEANING_INTRO = /\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]t|[Tt]hem|[Ss]o)\b|^\p{Ll}/u;

/** Lead-in, then steps or bullets in the article's order. */
export function composeList(article: ArticleReading, main: Reading = article.main): Piece[] {
  const list = bestList(main.blocks, article.weights);
  if (!list) return [];
  return joinParagraphs([leadFor(article, main, list), listPieces(list, main.passage, article)]);
}

/** The sentences that answer, in their order, as one paragraph. */
export function composeProse(article: ArticleReading, main: Reading = article.main): Piece[] {
  const { readings, weights, question } = article;
  for (const reading of [main, ...readings]) {
    const run = bestRun(reading.blocks, weights, SENTENCES_AT_MOST);
    const [first] = run;
    if (!first) continue;
    // A heading goes on in what stands below it, not in what comes after its list.
    const isBelow = !reading.blocks.some(block => block.kind !== 'prose' && block.start < first.start);
    const lead = isBelow ? headingLead(reading.passage, question) : [];
    return [...lead, ...paragraph(run, reading.passage)];
  }
  return [];
}

/** The article's short answer to what it is about: a sentence or two of its opening. */
export function openingLead(article: ArticleReading): Piece[] {
  const opening = article.readings.find(({ passage }) => passage.ordinal === 0);
  return opening ? paragraph(bestRun(opening.blocks, article.weights, LEAD_SENTENCES), opening.passage) : [];
}

/** What a section's heading says of the matter, where its text alone would hang in the air. */
export function headingLead(passage: FoundPassage, question: string): Piece[] {
  const heading = inlineText(passage.headings.at(-1) ?? '').replace(/[.:]$/, '');
  const isCode = namesCode(passage, question) && /[:–—]\s*\S+\s+\S+/.test(heading);
  if (isCode) return [{ text: `**${heading}.** ` }];
  const isOpen =
    OPEN_HEADING.test(heading) && heading.split(/\s+/).length <= 6 && !GENERIC_HEADING.test(heading);
  return isOpen ? [{ text: `**${heading}:** ` }] : [];
}

function leadFor(article: ArticleReading, main: Reading, list: ListBlock): Piece[] {
  const summary = summaryFor(article, main, list);
  const intro = list.intro && withoutRemark(inlineText(list.intro.text));
  if (intro && !LEANING_INTRO.test(intro)) {
    // The introducing line belongs to the list's own quote.
    const isBare = contentStems(intro).size < 3 && !/[:：]$/.test(intro);
    if (summary.length === 0) return [{ text: intro }];
    const length = summary.reduce((sum, piece) => sum + piece.text.length, intro.length);
    return isBare || length > LEAD_CHARACTERS ? summary : [...summary, { text: `\n\n${intro}` }];
  }
  if (summary.length > 0) return summary;
  const heading = leadingHeading(main.passage).replace(/[:.]$/, '');
  const isQuestion = /[?？]$/.test(heading);
  const isTelling = heading.split(/\s+/).length > 2 && !isQuestion && !GENERIC_HEADING.test(heading);
  if (list.kind !== 'steps') return heading && !isQuestion ? [{ text: `${heading}:` }] : [];
  return [{ text: isTelling ? `${heading}:` : article.words.howTo }];
}

/**
 * A section's heading as it leads to a list. A paragraph above a list may stand as its heading: what it claims
 * before its last sentence is not in the list's quote, so it is left out, and all of it where the rest leans on that.
 */
function leadingHeading({ headings }: FoundPassage): string {
  const sentences = splitSentences(inlineText(headings.at(-1) ?? ''));
  const last = sentences.at(-1)?.text ?? '';
  return sentences.length > 1 && LEANING_INTRO.test(last) ? '' : last;
}

/** A sentence or two above the list, or the article's opening, when they answer by themselves. */
function summaryFor({ readings, weights, shown }: ArticleReading, main: Reading, list: ListBlock): Piece[] {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const before = main.blocks.filter(
    block => block.kind === 'prose' && (block.sentences[0]?.start ?? 0) < list.start,
  );
  const opening = readings.find(reading => reading.passage.ordinal === 0 && reading !== main);
  for (const [blocks, passage] of [
    [before, main.passage],
    [opening?.blocks ?? [], opening?.passage],
  ] as const) {
    const run = bestRun(blocks, weights, LEAD_SENTENCES);
    const share = weightIn(weights, contentStems(run.map(sentence => sentence.text).join(' '))) / total;
    // When the title is what was asked, the opening answers even in other words.
    const isOpening = passage !== undefined && passage.ordinal === 0;
    const titled = isOpening ? weightIn(weights, contentStems(passage.title)) / total : 0;
    const isNew = run.every(sentence => !isShown(passage?.articleId ?? '', sentence, shown));
    if (passage && run.length > 0 && isNew && (share >= LEAD_SHARE || titled >= TITLE_SHARE))
      return paragraph(run, passage);
  }
  return [];
}

function bestList(blocks: PassageBlock[], weights: Map<string, number>): ListBlock | undefined {
  let best: ListBlock | undefined;
  let bestValue = -1;
  for (const block of blocks) {
    if (block.kind === 'prose') continue;
    const stems = contentStems([block.intro?.text ?? '', ...block.items.map(item => item.text)].join(' '));
    const value = weightIn(weights, stems) + (block.kind === 'steps' ? STEPS_BONUS : 0);
    if (value > bestValue) [best, bestValue] = [block, value];
  }
  return best;
}
