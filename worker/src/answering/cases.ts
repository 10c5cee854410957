import { inlineText } from './inline.ts';
import type { Item, ListBlock } from './passage-blocks.ts';
import { platformOfLabel } from './platform.ts';
import type { Reading } from './reading.ts';

/** One of the cases that an article tells apart, and where it says what to do then. */
export interface Case {
  /** As it is offered: without marks, with a capital. */
  label: string;
  /** What is said of the case itself; '' when it only sends on. */
  text: string;
  /** Where that stands. */
  item?: { reading: Reading; start: number; end: number };
  /** Of the numbered steps below. */
  step?: number;
  /** The title of another article that the case only sends to. */
  article?: string;
  /** The passages under the case's own heading. */
  section?: Reading[];
}

/** A point of an article where what comes next depends on the reader's case. */
export interface DecisionPoint {
  /** `way`: the article forks here. `trouble`: for when what it says did not do. */
  kind: 'way' | 'trouble';
  /** The line above, where it is a question or tells what to look at. */
  question?: string;
  cases: Case[];
  /** The passage that the cases stand in, or the one that leads to their sections. */
  reading: Reading;
  start: number;
}

/** Other items beside the cases make it a list of advice. */
const CASES_SHARE = 0.75;
/** Longer labels cannot be taken in at a glance. */
const LABEL_CHARACTERS = 70;
const LABELLED = /^\*\*([^*]{2,90}?):?\*\*\s*:?\s*(.*)$/s;
const QUOTED =
  /^["“„«]([^"”“»]{2,80})["”“»]((?:\s+(?:or|oder|o|ou)\s+["“„«][^"”“»]{2,80}["”“»])*)\s*:\s*(.*)$/s;
const CONDITION =
  /^(?:if|when|in case|wenn|falls|si|cuando|lorsque|quand)\s+(.{4,110}?)\s*(?:,\s+(?:then\s+)?|:\s+|\s[–-]\s)(.+)$/is;
const STEP =
  /\b(?:go|continue|start|proceed|skip|weiter|gehen sie|vaya|pase|passez|allez)\b[^.]{0,20}\b(?:step|schritt|paso|étape)\s+(\d+)/i;
const PLAIN_LABEL = /^([^.]{2,80}?):\s+(.+)$/s;
const SENDS_ON =
  /^(?:go to|see|follow|read|continue with|use|siehe|weiter mit|véase|consulte|voir|consultez)\s+(?:the\s+|our\s+)?\[([^\]]+)\]\([^)]*\)(?:\s+(?:for|to|and)\b[^.]*)?[.!]?$/i;
/** The same where the link was lost on the way. */
const NAMES_ARTICLE =
  /^(?:[Pp]lease )?(?:[Ss]ee|[Gg]o to|[Cc]ontinue with|[Ff]ollow|[Ss]iehe|[Ww]eiter mit|[Zz]u) (?!Settings\b|Step\b|Schritt\b)(\p{Lu}[^.→]{3,100})\.?$/u;
const TROUBLE =
  /\b(?:not|n't|n’t|no|fails?|trouble|problems?|wrong|still|klappt nicht|nicht|geht nicht|no funciona|ne fonctionne pas|en cas de problème)\b/i;
const TROUBLE_HEADING =
  /^(?:if|when|wenn|falls|si|cuando|lorsque)\b|troubleshoot|\bstill\b|problems?\b|klappt|funktioniert/i;
/** A sentence that hands over to the cases below it. */
const DEPENDS =
  /\b(?:depends? on|tells? you (?:where|which|what|why|on which)|says? (?:what|which|why|where|how)|find out which|choose (?:the|your) (?:case|situation)|which of (?:the|these|them)|entscheidet, wie|sagt, (?:was|wie|warum)|dice qué|depende de|indique (?:quoi|comment)|dépend de)\b/i;
const GENERIC_HEADING =
  /^(?:steps?|instructions?|solution|what happens|what (?:it|this)|why|good to know|notes?|related|limits?|before you|overview|schritte|hinweis|pasos|étapes|the quick way|see also|learn more)\b/i;
const NONE_HEADING = /^(?:none|no\b|nothing|otherwise|anything else|something else|keine|ninguna?|aucun)/i;
const QUOTE_MARK = /^["“„«]/;

/** The points of an article where the way forks, in its order. `readings` are all of its passages. */
export function decisionPoints(readings: Reading[]): DecisionPoint[] {
  const points = readings.flatMap(reading =>
    reading.blocks.flatMap(block => {
      const point = block.kind === 'prose' ? undefined : pointInList(block, reading, readings);
      return point ? [point] : [];
    }),
  );
  const isOpen = !points.some(({ reading }) => reading.passage.headings.length === 0);
  const sections = pointInSections(readings, isOpen);
  const whole = points.filter(point => !points.some(other => other !== point && holds(other, point)));
  return (sections ? [...whole, sections] : whole).sort((a, b) => a.start - b.start);
}

/** True when the second point is only the end of the first one's list. */
function holds(point: DecisionPoint, other: DecisionPoint): boolean {
  return other.start > point.start && point.cases.some(one => one.item?.start === other.start);
}

function pointInList(block: ListBlock, reading: Reading, all: Reading[]): DecisionPoint | undefined {
  if (block.kind === 'steps' && block.items[0]?.number !== undefined) return undefined;
  const heading = reading.passage.headings.at(-1) ?? '';
  const read = listedItems(block, reading, all).map(({ item, within }) => caseOf(item, within));
  const cases = read.flatMap(found => found?.case ?? []);
  if (cases.length < 2 || cases.length < read.length * CASES_SHARE) return undefined;
  const lead = block.intro?.text ?? leadOf(reading, block.start, all);
  const isSure = read.filter(found => found?.isSure).length * 2 > cases.length || cases.some(one => one.step);
  const isAsked = /[?？]$/.test(lead) || DEPENDS.test(lead) || /[?？]$/.test(heading);
  const isTrouble = TROUBLE_HEADING.test(heading) && TROUBLE.test(heading);
  const isCode = /\p{L}-?\d{2,}/u.test(heading);
  if (!isSure && !isAsked && !isTrouble && !isCode) return undefined;
  const kind = isTrouble && reading.passage.ordinal > 0 && !cases.some(one => one.step) ? 'trouble' : 'way';
  return { kind, ...questionOf(block.intro?.text, lead, heading), cases, reading, start: block.start };
}

/** A list's items, with those that went on into the next passages because the list is long. */
function listedItems(
  block: ListBlock,
  reading: Reading,
  all: Reading[],
): Array<{ item: Item; within: Reading }> {
  const items = block.items.map(item => ({ item, within: reading }));
  const { headings } = reading.passage;
  for (let last: Reading = reading, end = block; last.blocks.at(-1) === end; ) {
    const next = all.find(({ passage }) => passage.ordinal === last.passage.ordinal + 1);
    const [rest] = next?.blocks ?? [];
    if (!next || !rest || rest.kind === 'prose' || rest.intro) break;
    // The line that introduces a long list travels in the headings of its later passages.
    const [extra, ...more] = next.passage.headings.slice(headings.length);
    const isSame = headings.every((heading, index) => next.passage.headings[index] === heading);
    if (!isSame || more.length > 0 || (extra !== undefined && extra !== block.intro?.text)) break;
    items.push(...rest.items.map(item => ({ item, within: next })));
    [last, end] = [next, rest];
  }
  return items;
}

/** `isSure`: no other list is written like that; a bold label may just name a thing. */
function caseOf(item: Item, reading: Reading): { case: Case; isSure: boolean } | undefined {
  const found = splitLabel(item.text);
  if (!found || found.label.length > LABEL_CHARACTERS) return undefined;
  const { label, rest, isSure } = found;
  const step = STEP.exec(rest)?.[1];
  const article = SENDS_ON.exec(rest)?.[1] ?? NAMES_ARTICLE.exec(rest)?.[1];
  const text = article !== undefined || (step && rest.length < 40) ? '' : capital(inlineText(rest));
  return {
    case: {
      label: capital(inlineText(label).replace(/["“”„«»]/g, '')),
      text,
      item: { reading, start: item.start, end: item.end },
      ...(step && { step: Number(step) }),
      ...(article !== undefined && { article }),
    },
    isSure: isSure || step !== undefined,
  };
}

function splitLabel(text: string): { label: string; rest: string; isSure: boolean } | undefined {
  const quoted = QUOTED.exec(text);
  if (quoted) return { label: `${quoted[1]}${quoted[2] ?? ''}`, rest: quoted[3] ?? '', isSure: true };
  const labelled = LABELLED.exec(text);
  if (labelled?.[2]) {
    const label = labelled[1] ?? '';
    return { label, rest: labelled[2], isSure: /^["“„«]/.test(label) };
  }
  const condition = CONDITION.exec(text);
  if (condition) return { label: condition[1] ?? '', rest: condition[2] ?? '', isSure: true };
  const plain = PLAIN_LABEL.exec(text);
  if (plain && !/^(?:note|tip|important)$/i.test(plain[1] ?? ''))
    return { label: plain[1] ?? '', rest: plain[2] ?? '', isSure: false };
  return undefined;
}

/** What stands before a list: its passage's prose above it, else the article's opening. */
function leadOf({ blocks, passage }: Reading, start: number, all: Reading[]): string {
  const above = blocks.flatMap(block =>
    block.kind === 'prose' ? block.sentences.filter(sentence => sentence.start < start) : [],
  );
  const own = above.at(-1)?.text;
  if (own !== undefined) return own;
  const opening = all.find(reading => reading.passage.ordinal === passage.ordinal - 1);
  const last = opening?.blocks.at(-1);
  return last?.kind === 'prose' ? (last.sentences.at(-1)?.text ?? '') : '';
}

function questionOf(intro: string | undefined, lead: string, heading: string): { question?: string } {
  const question = [intro, lead, heading].find(
    line => line && line.length <= LABEL_CHARACTERS && /[?？]$/.test(line),
  );
  if (question) return { question: inlineText(question) };
  const isTelling =
    heading.split(/\s+/).length > 2 && !GENERIC_HEADING.test(heading) && !/\d{2,}/.test(heading);
  return isTelling ? { question: inlineText(heading).replace(/[.:]$/, '') } : {};
}

/**
 * Sections as cases: headings of messages, of platforms, or those that the opening hands over to.
 * @param isOpen the opening has no list of its own that it could mean
 */
function pointInSections(readings: Reading[], isOpen: boolean): DecisionPoint | undefined {
  const opening = readings.find(({ passage }) => passage.ordinal === 0);
  const sections = sectionsOf(readings);
  const headings = [...sections.keys()];
  const platforms = headings.filter(heading => platformOfLabel(heading) !== undefined);
  const kinds = new Set(platforms.map(platformOfLabel));
  const quoted = headings.filter(heading => QUOTE_MARK.test(heading) || NONE_HEADING.test(heading));
  const lead = opening && opening.passage.headings.length === 0 ? lastSentence(opening) : '';
  const handed =
    isOpen && DEPENDS.test(lead) ? headings.filter(heading => !GENERIC_HEADING.test(heading)) : [];
  const messages = quoted.filter(heading => QUOTE_MARK.test(heading)).length >= 2 ? quoted : [];
  const chosen =
    kinds.size >= 2
      ? platforms
      : messages.length > 0 && handed.length > messages.length + 1
        ? handed
        : messages.length > 0
          ? messages
          : handed;
  const first = chosen[0] === undefined ? undefined : sections.get(chosen[0])?.[0];
  if (chosen.length < 2 || !first) return undefined;
  return {
    kind: 'way',
    cases: chosen.map(heading => ({
      label: capital(inlineText(heading).replace(/["“”„«»]|[:.]$/g, '')),
      text: '',
      section: sections.get(heading) ?? [],
    })),
    reading: opening ?? first,
    start: first.passage.start,
  };
}

/** Passages by the heading they stand under, outermost; those without one belong to none. */
function sectionsOf(readings: Reading[]): Map<string, Reading[]> {
  const sections = new Map<string, Reading[]>();
  for (const reading of readings) {
    const [heading] = reading.passage.headings;
    if (heading !== undefined) sections.set(heading, [...(sections.get(heading) ?? []), reading]);
  }
  return sections;
}

function lastSentence({ blocks }: Reading): string {
  const last = blocks.findLast(block => block.kind === 'prose');
  return last?.kind === 'prose' ? last.sentences.map(sentence => sentence.text).join(' ') : '';
}

function capital(text: string): string {
  return text.replace(
    /^(\*\*)?(\p{Ll})/u,
    (_, bold: string | undefined, letter: string) => `${bold ?? ''}${letter.toUpperCase()}`,
  );
}
