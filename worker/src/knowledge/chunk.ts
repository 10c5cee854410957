import type { Block } from './article-text.ts';
import { parseArticleText } from './article-text.ts';
import { splitSentences } from './sentences.ts';
import type { Passage } from './types.ts';

/** Raise when cutting or counting changes, so that unchanged articles are stored anew at the next ingest. */
export const CHUNKING_VERSION = 2;

/** A passage closes before it would grow beyond this, unless one unit alone is longer. */
const PASSAGE_WORDS = 120;
/** No sentence is longer than this, in characters. */
const SENTENCE_CHARACTERS = 1_200;
const PASSAGE_CHARACTERS = 4_000;
/** Steps and decisions stay whole up to this many words. */
const WHOLE_WORDS = 400;

/** A stretch that is never cut. */
interface Unit {
  start: number;
  end: number;
  words: number;
  /** The line that introduces the list this was cut off from: heading context. */
  intro?: string;
  /** The introducing line that is part of this stretch. */
  opensWith?: string;
}

interface Section {
  headings: string[];
  blocks: Block[];
}

/**
 * Cuts article text into passages: in order, without overlap, covering every block. Heading lines
 * are not part of a passage but travel in `headings`; a heading with nothing below it becomes a
 * passage of its own. Numbered lists stay with the line that introduces them, decisions stay whole,
 * and no sentence is split.
 */
export function chunkArticle(text: string): Passage[] {
  const passages: Passage[] = [];
  for (const section of sectionsOf(parseArticleText(text))) {
    for (const span of pack(unitsOf(section.blocks, text))) {
      passages.push({
        ordinal: passages.length,
        headings: span.intro ? [...section.headings, span.intro] : section.headings,
        text: text.slice(span.start, span.end),
        start: span.start,
        end: span.end,
      });
    }
  }
  return passages;
}

function sectionsOf(blocks: Block[]): Section[] {
  const sections: Section[] = [];
  let path: Block[] = [];
  let current: Section = { headings: [], blocks: [] };
  const close = () => {
    if (current.blocks.length) sections.push(current);
  };
  blocks.forEach((block, index) => {
    if (block.kind !== 'heading') {
      current.blocks.push(block);
      return;
    }
    close();
    const next = blocks[index + 1];
    path = path.filter(above => above.level < block.level);
    const isAlone = !next || (next.kind === 'heading' && next.level <= block.level);
    if (isAlone) {
      sections.push({ headings: path.map(above => above.text), blocks: [block] });
    }
    path = [...path, block];
    current = { headings: path.map(above => above.text), blocks: [] };
  });
  close();
  return sections;
}

/** Groups a section's blocks into stretches that stay whole. */
function unitsOf(blocks: Block[], text: string): Unit[] {
  const units: Unit[] = [];
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index];
    if (!block) break;
    const listAt = isListItem(block) ? index : index + 1;
    const isIntroduced = listAt > index && introduces(block, blocks[listAt]);
    if (listAt === index || isIntroduced) {
      const end = endOfList(blocks, listAt);
      units.push(...listUnits(isIntroduced ? block : undefined, blocks.slice(listAt, end), text));
      index = end;
      continue;
    }
    units.push(...(block.kind === 'paragraph' ? paragraphUnits(block, text) : [unitOf([block], text)]));
    index++;
  }
  return units;
}

/** Any line before numbered steps introduces them; before bullets it must end with a colon or a question mark. */
function introduces(block: Block, next: Block | undefined): boolean {
  if (block.kind !== 'paragraph' || !next || !isListItem(next)) return false;
  if (countWords(block.text) > PASSAGE_WORDS) return false;
  return next.kind === 'step' || /[:：?]$/.test(block.text);
}

/** A list goes on through nested items and through code between steps. */
function endOfList(blocks: Block[], from: number): number {
  const first = blocks[from];
  let end = from + 1;
  while (end < blocks.length) {
    const block = blocks[end];
    const following = blocks[end + 1];
    if (!block) break;
    const isNested = isListItem(block) && block.level > (first?.level ?? 0);
    const isSibling = block.kind === first?.kind && !(block.kind === 'step' && block.number === 1);
    const isInside = block.kind === 'code' && following?.kind === first?.kind && following?.number !== 1;
    if (!isNested && !isSibling && !isInside) break;
    end++;
  }
  return end;
}

function listUnits(intro: Block | undefined, items: Block[], text: string): Unit[] {
  const all = intro ? [intro, ...items] : items;
  const whole = unitOf(all, text);
  const isSteps = items[0]?.kind === 'step';
  if (whole.words <= (isSteps ? WHOLE_WORDS : PASSAGE_WORDS)) return [whole];
  const groups = groupItems(items, isSteps ? 'item' : 'decision');
  return groups.map((group, index) => {
    if (!intro) return unitOf(group, text);
    if (index === 0) return { ...unitOf([intro, ...group], text), opensWith: intro.text };
    return { ...unitOf(group, text), intro: intro.text };
  });
}

/** Top-level items with what is nested in them; neighbouring decisions form one group while it is not too long. */
function groupItems(items: Block[], by: 'item' | 'decision'): Block[][] {
  const top = items[0]?.level ?? 0;
  const groups: Block[][] = [];
  let wasDecision = false;
  for (const item of items) {
    const last = groups.at(-1);
    const isTop = isListItem(item) && item.level <= top;
    const isNowDecision: boolean = isTop ? isDecision(item.text) : wasDecision;
    const hasRoom = last && countWords(last.map(block => block.text).join(' ')) < WHOLE_WORDS;
    const joins = !isTop || (by === 'decision' && isNowDecision && wasDecision && hasRoom);
    if (last && joins) last.push(item);
    else groups.push([item]);
    wasDecision = isNowDecision;
  }
  return groups;
}

/** A choice the reader makes: "If …", "When …", or "… go to step 3". */
export function isDecision(text: string): boolean {
  return /^["“'*]*(if|when|unless|otherwise)\b/i.test(text) || /\bgo to (step|section|the)\b/i.test(text);
}

/** A paragraph longer than a passage is cut between sentences, evenly filled. */
function paragraphUnits(block: Block, text: string): Unit[] {
  const whole = unitOf([block], text);
  if (whole.words <= PASSAGE_WORDS && whole.end - whole.start <= SENTENCE_CHARACTERS) return [whole];
  return splitSentences(text.slice(block.start, block.end)).flatMap(sentence =>
    piecesOf(block.start + sentence.start, block.start + sentence.end, text),
  );
}

/** Text that never ends a sentence is cut all the same: a quote must be readable, and a row has a size. */
function piecesOf(start: number, end: number, text: string): Unit[] {
  const pieces: Unit[] = [];
  for (let from = start; from < end; from += SENTENCE_CHARACTERS) {
    const to = Math.min(end, from + SENTENCE_CHARACTERS);
    pieces.push({ start: from, end: to, words: countWords(text.slice(from, to)) });
  }
  return pieces;
}

/** Joins neighbouring units while they fit in one passage. */
function pack(units: Unit[]): Unit[] {
  const packed: Unit[] = [];
  for (const unit of units) {
    const last = packed.at(-1);
    const isSameContext = last && (unit.intro === last.intro || unit.intro === last.opensWith);
    const hasRoom =
      last && last.words + unit.words <= PASSAGE_WORDS && unit.end - last.start <= PASSAGE_CHARACTERS;
    if (last && isSameContext && hasRoom) {
      last.end = unit.end;
      last.words += unit.words;
    } else {
      packed.push({ ...unit });
    }
  }
  return packed;
}

function unitOf(blocks: Block[], text: string): Unit {
  const start = blocks[0]?.start ?? 0;
  const end = blocks.at(-1)?.end ?? start;
  return { start, end, words: countWords(text.slice(start, end)) };
}

function isListItem(block: Block): boolean {
  return block.kind === 'step' || block.kind === 'bullet';
}

/** Words by spaces; scripts without spaces count two characters a word. */
function countWords(text: string): number {
  const spaced = text.match(/\S+/g)?.length ?? 0;
  const unspaced = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return spaced + Math.floor(unspaced / 2);
}
