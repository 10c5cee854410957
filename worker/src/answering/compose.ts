import type { Sentence } from '../knowledge/sentences.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import type { Piece, Reading } from './extractive.ts';
import { inlineText } from './inline.ts';
import { contentStems, weightIn } from './overlap.ts';
import type { ListBlock, PassageBlock } from './passage-blocks.ts';
import type { Words } from './words.ts';

/** Longer lists are cut: nobody reads them in a small panel, and the article is one tap away. */
const STEPS_AT_MOST = 10;
const CHOICES_AT_MOST = 4;
const SENTENCES_AT_MOST = 3;
const CHARACTERS_AT_MOST = 420;
/** A sentence that leans on the one before it. */
const LEANS =
  /^(?:or|and|until then|after that|the same|nobody|it|its|this|that|these|those|they|them|he|she|then|also|however|but|otherwise|instead|so|such|both|er|sie|es|dies|diese|dieser|esto|ello|cela|il|elle)\b/i;
const GENERIC_HEADING =
  /^(?:steps?|instructions?|solution|how to|what to do|schritte|anleitung|pasos|étapes|overview)$/i;
const SENDS_TO_STEP = /\bgo to step\b/i;
const ENDS_SENTENCE = /[.!?…:。！？][)"'”’»*]*$/;

/** Lead-in, then steps or choices in the article's order; a short closing sentence when it fits. */
export function composeLists(
  main: Reading,
  all: Reading[],
  weights: Map<string, number>,
  words: Words,
): Piece[] {
  const own = bestList(main.blocks, weights);
  if (!own) return [];
  const { list, reading } = withItsSteps(own, main, all);
  const { passage } = reading;
  const lead = leadFor(reading, all, list, weights, words);
  const parts: Piece[][] = [lead];
  const choices = choicesFor(reading, all, list, weights);
  if (choices && choices.list.start < list.start)
    parts.push(listPieces(choices.list, choices.passage, weights, words));
  parts.push(listPieces(list, passage, weights, words));
  if (choices && choices.list.start > list.start)
    parts.push(listPieces(choices.list, choices.passage, weights, words));
  return joinParagraphs(parts.filter(part => part.length > 0));
}

/** The sentences that answer, in their order, as one paragraph; then a list they lead into, if short. */
export function composeProse(main: Reading, all: Reading[], weights: Map<string, number>): Piece[] {
  const run = bestRun(main.blocks, weights, SENTENCES_AT_MOST);
  if (run.length > 0) return paragraph(run, main.passage);
  for (const reading of all) {
    const other = bestRun(reading.blocks, weights, SENTENCES_AT_MOST);
    if (other.length > 0) return paragraph(other, reading.passage);
  }
  return [];
}

/**
 * Neighbouring sentences beginning with the one that answers best, and with what that one leans on.
 * A short paragraph is taken from its start: its last sentence alone would be out of the blue.
 */
function bestRun(blocks: PassageBlock[], weights: Map<string, number>, atMost: number): Sentence[] {
  let best: { sentences: Sentence[]; index: number } | undefined;
  let bestValue = -1;
  let position = 0;
  for (const block of blocks) {
    if (block.kind !== 'prose') continue;
    for (const [index, sentence] of block.sentences.entries()) {
      const stems = contentStems(sentence.text);
      // Of two sentences that hold as much, the earlier and shorter says it more directly.
      const value = weightIn(weights, stems) * (1 - 0.004 * Math.min(60, stems.size)) - position++ * 0.02;
      if (value > bestValue) [best, bestValue] = [{ sentences: block.sentences, index }, value];
    }
  }
  if (!best) return [];
  const { sentences } = best;
  let from = best.index;
  if (from < atMost && lengthOf(sentences.slice(0, from + 1)) <= CHARACTERS_AT_MOST) from = 0;
  while (from > 0 && LEANS.test(sentences[from]?.text ?? '')) from--;
  return unbroken(sentences.slice(from), Math.max(atMost, best.index - from + 1));
}

function lengthOf(sentences: Sentence[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.text.length, 0);
}

/** The first sentences up to a gap: where something was left out, a quote would not be what was said. */
function unbroken(sentences: Sentence[], atMost: number): Sentence[] {
  const run: Sentence[] = [];
  for (const sentence of sentences.slice(0, atMost)) {
    const previous = run.at(-1);
    if (previous && sentence.start - previous.end > 3) break;
    if (run.length > 0 && lengthOf([...run, sentence]) > CHARACTERS_AT_MOST) break;
    run.push(sentence);
  }
  return run;
}

function paragraph(run: Sentence[], passage: FoundPassage): Piece[] {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return [];
  return run.map((sentence, index) => {
    const text = `${index > 0 ? ' ' : ''}${inlineText(sentence.text)}`;
    return sentence === last ? { text, quote: { passage, start: first.start, end: last.end } } : { text };
  });
}

function leadFor(
  main: Reading,
  all: Reading[],
  list: ListBlock,
  weights: Map<string, number>,
  words: Words,
): Piece[] {
  const summary = summaryFor(main, all, list, weights);
  const intro = list.intro && { text: inlineText(list.intro.text) };
  const isStepList = list.kind === 'steps';
  if (intro) {
    // The introducing line belongs to the list's own quote.
    const isBare = contentStems(intro.text).size < 3 && !/[:：]$/.test(intro.text);
    return summary.length && isBare
      ? summary
      : summary.length
        ? [...summary, { text: `\n\n${intro.text}` }]
        : [intro];
  }
  if (summary.length > 0) return summary;
  const heading = main.passage.headings.at(-1) ?? '';
  if (!isStepList)
    return heading && !/[?？]$/.test(heading)
      ? [{ text: `${inlineText(heading).replace(/[:.]$/, '')}:` }]
      : [];
  const isTelling =
    heading.split(/\s+/).length > 2 && !/[?？]$/.test(heading) && !GENERIC_HEADING.test(heading);
  return [{ text: isTelling ? `${inlineText(heading).replace(/[:.]$/, '')}:` : words.howTo }];
}

/** A sentence or two above the list, or the article's opening, when they answer by themselves. */
function summaryFor(main: Reading, all: Reading[], list: ListBlock, weights: Map<string, number>): Piece[] {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const before = main.blocks.filter(
    block => block.kind === 'prose' && (block.sentences[0]?.start ?? 0) < list.start,
  );
  const opening = all.find(reading => reading.passage.ordinal === 0 && reading !== main);
  for (const [blocks, passage] of [
    [before, main.passage],
    [opening?.blocks ?? [], opening?.passage],
  ] as const) {
    const run = bestRun(blocks, weights, 2);
    const share = weightIn(weights, contentStems(run.map(sentence => sentence.text).join(' '))) / total;
    // When the title is what was asked, the opening answers even in other words.
    const isOpening = passage !== undefined && passage.ordinal === 0;
    const titled = isOpening ? weightIn(weights, contentStems(passage.title)) / total : 0;
    if (passage && run.length > 0 && (share >= 0.3 || titled >= 0.5)) return paragraph(run, passage);
  }
  return [];
}

function bestList(blocks: PassageBlock[], weights: Map<string, number>): ListBlock | undefined {
  let best: ListBlock | undefined;
  let bestValue = -1;
  for (const block of blocks) {
    if (block.kind === 'prose') continue;
    const stems = contentStems([block.intro?.text ?? '', ...block.items.map(item => item.text)].join(' '));
    const value = weightIn(weights, stems) + (block.kind === 'steps' ? 0.8 : 0);
    if (value > bestValue) [best, bestValue] = [block, value];
  }
  return best;
}

/** A decision that sends to steps is no answer without them. */
function withItsSteps(list: ListBlock, main: Reading, all: Reading[]): { list: ListBlock; reading: Reading } {
  if (list.kind === 'decisions' && list.items.some(item => SENDS_TO_STEP.test(item.text))) {
    for (const reading of all) {
      for (const block of reading.blocks) {
        const isNumbered = block.kind === 'steps' && block.items[0]?.number !== undefined;
        if (isNumbered && block.start > list.start) return { list: block, reading };
      }
    }
  }
  return { list, reading: main };
}

/** The decision that goes with a list: one that sends to its steps, or one that the question names. */
function choicesFor(main: Reading, all: Reading[], list: ListBlock, weights: Map<string, number>) {
  if (list.kind !== 'steps') return undefined;
  const title = contentStems(main.passage.title);
  const telling = new Map([...weights].filter(([word]) => !title.has(word)));
  for (const reading of [main, ...all.filter(other => other !== main)]) {
    for (const block of reading.blocks) {
      if (block.kind !== 'decisions' || block === list) continue;
      const sendsHere = block.items.some(item => SENDS_TO_STEP.test(item.text));
      // A word of the title is in every case: only the others tell the cases apart.
      const items = block.items.filter(item => weightIn(telling, contentStems(item.text)) > 0);
      const isNear = reading === main || items.length > 0;
      if (!sendsHere && !isNear) continue;
      const fitting = items.length > 0 && items.length < block.items.length ? items : block.items;
      if (!sendsHere && items.length === 0) continue;
      return { list: { ...block, items: fitting.slice(0, CHOICES_AT_MOST) }, passage: reading.passage };
    }
  }
  return undefined;
}

function listPieces(
  list: ListBlock,
  passage: FoundPassage,
  weights: Map<string, number>,
  words: Words,
): Piece[] {
  const atMost = list.kind === 'steps' ? STEPS_AT_MOST : CHOICES_AT_MOST + 2;
  const fits = (index: number) => weightIn(weights, contentStems(list.items[index]?.text ?? '')) > 0;
  const keep =
    list.kind === 'bullets' && list.items.length > atMost
      ? list.items.filter((_, index) => fits(index))
      : list.items;
  const items = (keep.length ? keep : list.items).slice(0, atMost);
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return [];
  const pieces: Piece[] = items.map((item, index) => {
    const marker = list.kind === 'steps' ? `${item.number ?? index + 1}.` : '-';
    const text = inlineText(item.text);
    const ended = ENDS_SENTENCE.test(text) || list.kind === 'bullets' ? text : `${text}.`;
    const piece: Piece = { text: `${index > 0 ? '\n' : ''}${marker} ${ended}` };
    return item === last
      ? { ...piece, quote: { passage, start: list.intro?.start ?? first.start, end: last.end } }
      : piece;
  });
  if (list.kind === 'steps' && items.length < list.items.length)
    pieces.push({ text: `\n\n${words.moreSteps}` });
  return pieces;
}

function joinParagraphs(parts: Piece[][]): Piece[] {
  return parts.flatMap((part, index) =>
    part.map((piece, at) => (index > 0 && at === 0 ? { ...piece, text: `\n\n${piece.text}` } : piece)),
  );
}
