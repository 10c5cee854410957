import { parseArticleText } from '../knowledge/article-text.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import { splitSentences } from '../knowledge/sentences.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import { asksForSecret, isInstructionToModel } from './instructions.ts';
import { isPointless, sendsElsewhere } from './pointless.ts';

/** Offsets count in the article's text. */
export interface Item {
  text: string;
  start: number;
  end: number;
  /** Written before a step. */
  number?: number;
}

export interface ListBlock {
  kind: 'steps' | 'bullets' | 'decisions';
  /** The line above that leads into the list. */
  intro?: Sentence;
  items: Item[];
  start: number;
  end: number;
}

export interface ProseBlock {
  kind: 'prose';
  sentences: Sentence[];
}

/** What of a passage can be said to a customer. */
export type PassageBlock = ListBlock | ProseBlock;

const CONTENTS_ITEM = /^\d+(?:\.\d+)*\s+\S/;
const LABELLED = /^(?:\*\*[^*]+\*\*|["“„«][^"”“»]+["”“»])\s*:|^\*\*[^*]+:\*\*/;
const IMPERATIVE =
  /^(?:\*\*)?(?:click|tap|select|choose|open|go to|press|type|enter|(?:in|at|on|from|under|next to)\b[^.:]{3,50},|find|turn|check|uncheck|right-click|scroll|sign in|log in|download|close|copy|paste|drag|move|switch|restart)(?:\b|(?<=,))/i;
/** A choice the reader makes. */
const DECISION =
  /^["'“*]*(?:if|when|unless|otherwise|wenn|falls|si|cuando|lorsque)\b|\bgo to (?:step|section)\b|\bweiter mit schritt\b/i;
const BARE_INTRO = /^(?:note|notes|tip|tips|important|warning|example|hinweis|nota|remarque)s?\s*:$/i;
const ONLY_SENDS_ON = /^(?:if|when)\b[^.]*, (?:please )?see [^.]*\.?$/i;
const LEADS_IN = /[:：]$/;
/** A list of other articles says nothing by itself. */
const LISTS_ARTICLES =
  /\b(?:articles?|links?|pages?|topics|resources|artikel|artículos|páginas)\b[^.]*[:：]$|^(?:see also|related)\b|\bsee\s*[:：]$/i;
/** "Why is it blurry?" in a list of questions answers none. */
const QUESTION = /[?？]["'”’»)]*$/;

/** Reads a passage's blocks; tables of contents, headings, code and empty phrases are left out. */
export function readPassage(passage: FoundPassage): PassageBlock[] {
  const blocks: PassageBlock[] = [];
  let intro: Sentence | undefined;
  for (const block of parseArticleText(passage.text)) {
    const start = passage.start + block.start;
    const end = passage.start + block.end;
    if (block.kind === 'code' || /^#{1,6}\s/.test(passage.text.slice(block.start))) continue;
    if (block.kind === 'step' || block.kind === 'bullet') {
      addItem(blocks, { text: block.text, start, end, number: block.number }, block.level, block.kind, intro);
      intro = undefined;
      continue;
    }
    const sentences = splitSentences(passage.text.slice(block.start, block.end)).map(sentence =>
      shift(sentence, start),
    );
    intro = sentences.at(-1);
    blocks.push({ kind: 'prose', sentences });
  }
  return blocks.map(classify).flatMap(clean);
}

function addItem(
  blocks: PassageBlock[],
  item: Item,
  level: number,
  kind: 'step' | 'bullet',
  intro: Sentence | undefined,
): void {
  const last = blocks.at(-1);
  const list = last && last.kind !== 'prose' ? last : undefined;
  if (list && level > 0) {
    appendToItem(list, item);
    return;
  }
  if (list && (list.kind === 'steps') === (kind === 'step')) {
    list.items.push(item);
    list.end = item.end;
    return;
  }
  const leadsIn = intro && (kind === 'step' || LEADS_IN.test(intro.text)) ? intro : undefined;
  if (leadsIn && last?.kind === 'prose') last.sentences.pop();
  blocks.push({
    kind: kind === 'step' ? 'steps' : 'bullets',
    ...(leadsIn && { intro: leadsIn }),
    items: [item],
    start: leadsIn?.start ?? item.start,
    end: item.end,
  });
}

/** What is nested in an item is read as its continuation. */
function appendToItem(list: ListBlock, nested: Item): void {
  const parent = list.items.at(-1);
  if (!parent) return;
  parent.text = `${/[.!?:;]$/.test(parent.text) ? parent.text : `${parent.text}:`} ${nested.text}`;
  parent.end = nested.end;
  list.end = nested.end;
}

function classify(block: PassageBlock): PassageBlock {
  if (block.kind !== 'bullets') return block;
  const decisions = block.items.filter(item => DECISION.test(item.text) || LABELLED.test(item.text)).length;
  if (decisions * 2 > block.items.length) return { ...block, kind: 'decisions' };
  const orders = block.items.filter(item => isOrder(item.text)).length;
  const beginsWithOrder = isOrder(block.items[0]?.text ?? '');
  const share = orders / block.items.length;
  if (block.items.length > 1 && (share > 0.5 || (beginsWithOrder && share >= 0.3)))
    return { ...block, kind: 'steps' };
  return block;
}

/** "Open tabs: pages that …" names a thing and orders nothing. */
function isOrder(text: string): boolean {
  return IMPERATIVE.test(text) && !/^[^.:]{1,30}\s?:\s/.test(text);
}

function clean(block: PassageBlock): PassageBlock[] {
  if (block.kind === 'prose') {
    const sentences = block.sentences.filter(({ text }) => canBeSaid(text) && !sendsElsewhere(text));
    return sentences.length ? [{ ...block, sentences }] : [];
  }
  const isContents =
    block.items.filter(item => CONTENTS_ITEM.test(item.text)).length * 2 > block.items.length;
  const questions = block.items.filter(item => QUESTION.test(item.text)).length;
  if (isContents || questions * 2 > block.items.length) return [];
  const items = block.items.filter(item => canBeSaid(item.text));
  // One case alone that is told to read something else is no answer.
  if (items.length === 1 && ONLY_SENDS_ON.test(items[0]?.text ?? '')) return [];
  const { intro, ...rest } = block;
  if (items.length === 0 || (intro && block.kind === 'bullets' && LISTS_ARTICLES.test(intro.text))) return [];
  // "Note:" above a list introduces nothing.
  if (intro && BARE_INTRO.test(intro.text))
    return [{ ...rest, items, start: items[0]?.start ?? block.start }];
  return [{ ...block, items }];
}

/** Says something, to a customer, and asks them for no secret: an article may be somebody else's work. */
function canBeSaid(text: string): boolean {
  return !isPointless(text) && !isInstructionToModel(text) && !asksForSecret(text);
}

function shift(sentence: Sentence, by: number): Sentence {
  return { text: sentence.text, start: sentence.start + by, end: sentence.end + by };
}
