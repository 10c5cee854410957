import type { Choice, Clarify } from '../protocol.ts';
import type { Case, DecisionPoint } from './cases.ts';
import { decisionPoints } from './cases.ts';
import { composeList, composeProse, headingLead, openingLead } from './compose.ts';
import { inlineText } from './inline.ts';
import { stepPieces } from './list-pieces.ts';
import { contentStems, shareIn, weightIn } from './overlap.ts';
import type { Item, ListBlock } from './passage-blocks.ts';
import { platformOfLabel, platformsIn } from './platform.ts';
import { firstRun, joinParagraphs, paragraph } from './prose.ts';
import type { ArticleReading, Piece, Reading } from './reading.ts';

const CHOICES_AT_MOST = 4;
const SENTENCES_AT_MOST = 3;
/** The case that a question names must be named this much more than the next. */
const AHEAD = 1.2;
const LEAST_FIT = 0.3;
/** One word alone names no case whose label has so many of its own. */
const LONG_LABEL_WORDS = 3;
/** Also as people type it, with a space for the dash. */
const CODE = /\p{L}+[- ]?\d{2,}/gu;
const NEGATION = /\b(?:not|no|never|cannot|nicht|kein\w*|nie|sin|pas|aucun\w*)\b|n['’]t\b/i;

/** An answer, and the cases it leaves open. */
export interface Extract {
  pieces: Piece[];
  clarify?: Clarify;
  /** Nothing is answered before one of the cases is chosen. */
  isWaiting: boolean;
}

/** The case that the question itself names, if it names one more than all others. */
export function namedCase(point: DecisionPoint, article: ArticleReading): Case | undefined {
  const asked = platformsIn(article.question);
  const onMine = point.cases.filter(({ label }) => asked.has(platformOfLabel(label) ?? ''));
  if (onMine.length === 1) return onMine[0];
  const codes = (article.question.toLowerCase().match(CODE) ?? []).map(code => code.replace(' ', '-'));
  const byCode = point.cases.filter(({ label }) => codes.some(code => label.toLowerCase().includes(code)));
  if (byCode.length === 1 && byCode[0]?.article === undefined) return byCode[0];
  const shared = point.cases.map(({ label }) => contentStems(label));
  // The numbers of a time or an amount name no case.
  const counted = new Set(article.question.match(/\d+(?:[:.,]\d+)+/g)?.flatMap(all => all.split(/\D/)));
  const telling = new Map(
    [...article.beyondTitle].filter(
      ([word]) => !counted.has(word) && !shared.every(stems => stems.has(word)),
    ),
  );
  const isNegated = NEGATION.test(article.question);
  const fits = point.cases.map(one => ({
    one,
    // "It arrives" and "it does not arrive" differ in nothing else.
    fit: weightIn(telling, contentStems(one.label)) * (isNegated === NEGATION.test(one.label) ? 1 : 0.5),
  }));
  fits.sort((a, b) => b.fit - a.fit);
  const [first, second] = fits;
  if (!first || first.fit < LEAST_FIT || first.fit < (second?.fit ?? 0) * AHEAD) return undefined;
  const title = contentStems(article.main.passage.title);
  const own = [...contentStems(first.one.label)].filter(word => !title.has(word));
  if (own.length >= LONG_LABEL_WORDS && own.filter(word => telling.has(word)).length < 2) return undefined;
  return first.one.article !== undefined ? undefined : first.one;
}

/** The cases whose whole label the question says. */
export function casesSaid({ cases }: DecisionPoint, { weights }: ArticleReading): Case[] {
  return cases.filter(({ label }) => shareIn(contentStems(label), new Set(weights.keys())) === 1);
}

/**
 * What stands above the cases, then the cases to choose from.
 * @param lead what leads to them; without any, the question alone is said
 */
export function offerCases(point: DecisionPoint, article: ArticleReading, lead: Piece[]): Extract {
  const heading = point.question;
  const isWhole = heading !== undefined && (lead.length > 0 || /[?？]$/.test(heading));
  const asked = isWhole ? heading : article.words.whichCase;
  const question = /[?？:：.]$/.test(asked) ? asked : `${asked}:`;
  return {
    pieces: joinParagraphs([lead, [{ text: question }]]),
    clarify: { question, choices: choicesOf(point, article), articleId: point.reading.passage.articleId },
    isWaiting: true,
  };
}

/** Steps that answer, and below them what to do when they fail: the question stands with the cases, not in the text. */
export function offerBelow(point: DecisionPoint, article: ArticleReading, answer: Piece[]): Extract {
  const { clarify } = offerCases(point, article, answer);
  return { pieces: answer, ...(clarify && { clarify }), isWaiting: false };
}

function choicesOf(point: DecisionPoint, article: ArticleReading): Choice[] {
  return mostFitting(point.cases, article).map((one, index) => ({
    id: `case-${index + 1}`,
    label: spoken(one.label),
    text: spoken(one.label),
    ...(one.article !== undefined && { search: one.article }),
  }));
}

/** The lead of a decision: what its own passage says above it, else the article's opening. */
export function leadOfPoint(point: DecisionPoint, article: ArticleReading): Piece[] {
  const { reading, start } = point;
  const above = reading.blocks.flatMap(block =>
    block.kind === 'prose' && (block.sentences[0]?.start ?? 0) < start ? [block] : [],
  );
  const isOwn = above.length > 0 && reading.passage.ordinal > 0;
  const lead = isOwn ? paragraph(firstRun(above, 2), reading.passage) : openingLead(article);
  if (isOwn) return [...headingLead(reading.passage, article.question), ...lead];
  // Without a word above the cases, the article's title says what they are cases of.
  return lead.length > 0 ? lead : [{ text: `**${inlineText(reading.passage.title)}**` }];
}

/**
 * What to do in one case, and nothing of the others. Empty where the case only sends to another article.
 * @param isTapped the customer has just named the case: it need not be said again
 */
export function answerCase(
  one: Case,
  point: DecisionPoint,
  article: ArticleReading,
  isTapped: boolean,
): Extract {
  const name = /[:：]/.test(one.label) ? `**${one.label}.**` : `**${one.label}:**`;
  const label = isTapped ? [] : [{ text: `${name} ` }];
  if (one.section) return answerSection(one.section, article, label);
  const said: Piece[] =
    one.text && one.item
      ? [...label, { text: one.text, quote: { passage: one.item.reading.passage, ...spanOf(one.item) } }]
      : [];
  const steps = one.step === undefined ? undefined : stepsFrom(one.step, point, article.readings);
  if (!steps) return { pieces: said, isWaiting: false };
  const list = stepPieces(steps.items, steps.reading.passage, article.words);
  const named = said.length === 0 && !isTapped ? [{ text: name }] : said;
  const isOne = steps.items.length === 1 && said.length === 0;
  return { pieces: isOne ? [...label, ...list] : joinParagraphs([named, list]), isWaiting: false };
}

/** True for the case that the customer chose by its label. */
export function isCase(one: Case, label: string): boolean {
  return one.label === label || spoken(one.label) === label;
}

function answerSection(section: Reading[], article: ArticleReading, label: Piece[]): Extract {
  const [first] = section;
  if (!first) return { pieces: [], isWaiting: false };
  const inside: ArticleReading = { ...article, readings: section, main: first };
  const fork = decisionPoints(section).find(point => point.kind === 'way');
  if (fork) {
    const named = namedCase(fork, article);
    if (named) return answerCase(named, fork, article, label.length === 0);
    const lead = paragraph(firstRun(first.blocks, 2), first.passage);
    return offerCases(fork, article, lead.length > 0 ? [...label, ...lead] : []);
  }
  const listed = section.find(reading => reading.blocks.some(block => block.kind !== 'prose'));
  if (!listed) {
    const run = paragraph(firstRun(first.blocks, SENTENCES_AT_MOST), first.passage);
    return { pieces: run.length > 0 ? [...label, ...run] : composeProse(inside), isWaiting: false };
  }
  const before = paragraph(firstRun(first.blocks, 2), first.passage);
  const list = composeList({ ...inside, main: listed }, withoutProse(listed));
  const [lead, ...items] = list;
  const isBareLead = lead && !lead.quote;
  if (before.length > 0)
    return {
      pieces: joinParagraphs([[...label, ...before], trimmed(isBareLead ? items : list)]),
      isWaiting: false,
    };
  const named = label.map(piece => ({ text: piece.text.trim() }));
  return { pieces: joinParagraphs([named, trimmed(isBareLead ? items : list)]), isWaiting: false };
}

function withoutProse(reading: Reading): Reading {
  return { ...reading, blocks: reading.blocks.filter(block => block.kind !== 'prose') };
}

function trimmed(pieces: Piece[]): Piece[] {
  return pieces.map((piece, index) => (index === 0 ? { ...piece, text: piece.text.trimStart() } : piece));
}

/** The numbered steps from one that a case sends to, up to where the next case begins. */
function stepsFrom(
  step: number,
  point: DecisionPoint,
  readings: Reading[],
): { items: Item[]; reading: Reading } | undefined {
  const starts = point.cases.flatMap(one => (one.step === undefined ? [] : [one.step]));
  const next = Math.min(...starts.filter(other => other > step), Number.POSITIVE_INFINITY);
  for (const reading of readings) {
    const list = reading.blocks.find(
      (block): block is ListBlock =>
        block.kind === 'steps' && block.start > point.start && block.items.some(item => item.number === step),
    );
    if (!list) continue;
    const items = list.items.filter(item => (item.number ?? 0) >= step && (item.number ?? 0) < next);
    return { items, reading };
  }
  return undefined;
}

/** At most four, in the article's order: of more, those that hold most of the question. */
function mostFitting(cases: Case[], { beyondTitle }: ArticleReading): Case[] {
  const ranked = cases
    .map((one, index) => ({ index, fit: weightIn(beyondTitle, contentStems(`${one.label} ${one.text}`)) }))
    .sort((a, b) => b.fit - a.fit || a.index - b.index)
    .slice(0, CHOICES_AT_MOST)
    .map(({ index }) => index);
  return cases.filter((_, index) => ranked.includes(index));
}

/** "You see a code" as the customer would say it. */
function spoken(label: string): string {
  const said = label
    .replace(/\byou(?:'re|’re| are)\b/gi, 'I am')
    .replace(/\byour\b/g, 'my')
    .replace(/\bYour\b/g, 'My')
    .replace(/\byou (?=to\b|a\b|the\b|for\b|that\b|into\b|$)/g, 'me ')
    .replace(/\byou$/g, 'me')
    .replace(/\byou\b/gi, 'I')
    .replace(/\bI (?:was|were)\b/g, 'I was');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function spanOf({ start, end }: { start: number; end: number }) {
  return { start, end };
}
