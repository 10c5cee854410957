import type { FoundPassage } from '../knowledge/types.ts';
import { inlineText } from './inline.ts';
import { contentStems, weightIn } from './overlap.ts';
import type { Item, ListBlock, PassageBlock } from './passage-blocks.ts';
import { platformOfLabel, platformsIn } from './platform.ts';
import type { Piece } from './reading.ts';
import type { Words } from './words.ts';

/** Longer lists are cut: nobody reads them in a small panel, and the article is one tap away. */
const STEPS_AT_MOST = 8;
const BULLETS_AT_MOST = 6;
/** Where other articles may fit as well, so that they are seen too. */
const ITEMS_IF_BRIEF = 4;
const ENDS_SENTENCE = /[.!?…:。！？][)"'”’»*]*$/;
/** "Code: TD-302; Meaning: Overlap": a row of a table. */
const ROW = /^([^:;]{1,30}): ([^;]+); (.+)$/;
/** The same where the first column has no name: "People; Free: 5; Team: 100". */
const BARE_ROW = /^()([^:;]{1,40}); ([^:;]{1,40}: .+)$/;
/** What a line is about: a row's first cell, or a label. */
const LABEL = /^(?:\*\*)?([^*:.;]{2,50}?)(?:\*\*)?:/;
const OPENING_LABEL = /^(?:\*\*)?([^*:.]{2,40}):/;

/** What a list is cut down to. */
export interface ListOptions {
  /** Words that choose among bullets, when there are too many. */
  weights: Map<string, number>;
  question: string;
  words: Words;
  /** Cut shorter than otherwise. */
  isBrief?: boolean;
}

/** Steps or bullets in the article's order, as one quote. */
export function listPieces(list: ListBlock, passage: FoundPassage, options: ListOptions): Piece[] {
  const kept = fitting(list, options);
  const usual = list.kind === 'steps' ? STEPS_AT_MOST : BULLETS_AT_MOST;
  const items = kept.slice(0, options.isBrief ? ITEMS_IF_BRIEF : usual);
  const isSteps = list.kind === 'steps';
  const pieces = itemPieces(items, passage, isSteps, list.intro?.start);
  const isCut = isSteps && items.length < kept.length;
  return isCut ? [...pieces, { text: `\n\n${options.words.moreSteps}` }] : pieces;
}

/** Some of an article's numbered steps; counted anew unless they name each other. */
export function stepPieces(items: Item[], passage: FoundPassage, words: Words): Piece[] {
  const shown = items.slice(0, STEPS_AT_MOST);
  const first = shown[0];
  if (shown.length === 1 && first) {
    const quote = { passage, start: first.start, end: first.end };
    return [{ text: ended(inlineText(first.text)), quote }];
  }
  const isReferredTo = shown.some(item => /\b(?:step|schritt|paso|étape)s? \d/i.test(item.text));
  const counted = isReferredTo ? shown : shown.map((item, index) => ({ ...item, number: index + 1 }));
  const pieces = itemPieces(counted, passage, true);
  return shown.length < items.length ? [...pieces, { text: `\n\n${words.moreSteps}` }] : pieces;
}

function itemPieces(items: Item[], passage: FoundPassage, isSteps: boolean, from?: number): Piece[] {
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return [];
  const rows = tableRows(items);
  return items.map((item, index) => {
    const row = rows?.[index];
    const text = inlineText(row ? `**${row[2]}:** ${row[3]}` : item.text);
    const marker = isSteps ? `${item.number ?? index + 1}.` : '-';
    const piece: Piece = {
      text: `${index > 0 ? '\n' : ''}${marker} ${isSteps ? ended(text) : text}`,
    };
    const quote = { passage, start: from ?? first.start, end: last.end };
    return item === last ? { ...piece, quote } : piece;
  });
}

/** Leaves out what is for another device, what repeats, and, of many bullets, what nobody asked for. */
function fitting(list: ListBlock, { weights, question }: ListOptions): Item[] {
  const asked = platformsIn(question);
  const mine = list.items.filter(item => {
    const label = OPENING_LABEL.exec(item.text)?.[1];
    const platform = label && platformOfLabel(label);
    return !platform || asked.size === 0 || asked.has(platform);
  });
  const items = mine.length > 0 ? mine : list.items;
  if (list.kind === 'steps') return renumbered(untilRepeated(items));
  const named = namedLines(items, weights);
  if (named.length > 0) return named;
  if (items.length <= BULLETS_AT_MOST) return items;
  const chosen = items.filter(item => weightIn(weights, contentStems(item.text)) > 0);
  return chosen.length > 0 ? chosen : items;
}

/** True for a table of which the question names some rows, and for lines of which it names several. */
export function namesLines(block: PassageBlock, weights: Map<string, number>): boolean {
  const named = linesNamed(block, weights);
  return named > 1 || (named > 0 && block.kind !== 'prose' && tableRows(block.items) !== undefined);
}

/** How many of a list's lines begin with what the question names; 0 for steps, prose, and where it is all of them. */
export function linesNamed(block: PassageBlock, weights: Map<string, number>): number {
  return block.kind === 'prose' || block.kind === 'steps' ? 0 : namedLines(block.items, weights).length;
}

/** A list that was a table: each row's first cell [2] and the rest [3]; undefined for any other list. */
function tableRows(items: Item[]): RegExpExecArray[] | undefined {
  for (const pattern of [ROW, BARE_ROW]) {
    const whole = items.map(({ text }) => pattern.exec(text)).filter(row => row !== null);
    if (whole.length > 0 && whole.length === items.length && whole.every(row => row[1] === whole[0]?.[1]))
      return whole;
  }
  return undefined;
}

/** Of lines that each begin with what they are about, those that the question names; none where that is all of them. */
function namedLines(items: Item[], weights: Map<string, number>): Item[] {
  const rows = tableRows(items);
  const labels = items.map((item, index) => rows?.[index]?.[2] ?? LABEL.exec(item.text)?.[1]);
  // Two rows are a table already; two lines that begin with a label may be anything.
  if (labels.length < (rows ? 2 : 3) || labels.some(label => label === undefined)) return [];
  const stems = labels.map(label => contentStems(label ?? ''));
  const asked = items.filter((_, index) =>
    [...(stems[index] ?? [])].some(
      word => weights.has(word) && !/^\d+$/.test(word) && stems.filter(other => other.has(word)).length === 1,
    ),
  );
  return asked.length < items.length ? asked : [];
}

/** Steps for several versions stand one after the other: the next begins, or goes on, as the first did. */
function untilRepeated(items: Item[]): Item[] {
  const keys = items.map(item => item.text.toLowerCase().replace(/\W+/g, ' ').trim());
  for (let from = 2; from < keys.length; from++) {
    const original = keys.indexOf(keys[from] ?? '');
    const isPair = keys[from + 1] !== undefined && keys[from + 1] === keys[original + 1];
    // What leads up to the repetition belongs to the next version too.
    if (original < from && (original === 0 || isPair)) return items.slice(0, Math.max(1, from - original));
  }
  return items;
}

/** A list whose numbers have a gap counts anew. */
function renumbered(items: Item[]): Item[] {
  const isWhole = items.every((item, index) => item.number === undefined || item.number === index + 1);
  return isWhole ? items : items.map((item, index) => ({ ...item, number: index + 1 }));
}

function ended(text: string): string {
  return ENDS_SENTENCE.test(text) ? text : `${text}.`;
}
