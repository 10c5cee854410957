import { splitSentences } from '../../knowledge/sentences.ts';
import type { FoundPassage } from '../../knowledge/types.ts';
import type { Topics } from './bearings.ts';
import {
  addTopics,
  carriedLimits,
  companionOf,
  conditionsOf,
  limitsOf,
  sharedAmountsOf,
} from './bearings.ts';
import { readSentence } from './clauses.ts';
import type { Lexicon } from './lexicon.ts';
import { phraseText } from './tokens.ts';
import type { Clause, Token } from './types.ts';

/** One clause of a passage with all that bears on it. */
export interface EvidenceClause {
  clause: Clause;
  /** Characters [start, end) of its sentence, in the passage's text. */
  start: number;
  end: number;
  /** Index of the sentence in its passage. */
  sentence: number;
  /** Index of its line: a list item or paragraph. */
  line: number;
  isListItem: boolean;
  /** Words it takes from the label of its item, or as the subject of the clause before. */
  inherited: Token[];
  /** What must not be lost when it is repeated: conditions, labels that are one, limits. */
  conditions: Token[][];
  /** Stretches of its own that limit it: "within 14 days", "on Team". */
  limits: Token[][];
  /** The label of its item, where it limits this later sentence of the item too. */
  label?: Token[];
  /** Words of the heading right above it. */
  section: Token[];
  /** Words of headings, the title and, where the clause points back, of what it points to. */
  context: Token[];
  /** Sentence as phrases are looked for in it. */
  plain: string;
  /** The whole line, for places: "under **Settings → Billing**" may stand a sentence earlier. */
  plainLine: string;
  /** The heading right above it, as phrases are looked for in it. */
  plainHeading: string;
  isLabel: boolean;
  /** Words of the other clauses of its sentence. */
  around: Token[];
  /** Amounts of the clause before, where this one goes on with its subject. */
  sharedAmounts: Token[];
  /** What the article is about: words that stand in several sentences of its passages. */
  topics: Topics;
  /** A cell of a table: the order of its words says nothing. */
  isCell: boolean;
}

export interface Evidence {
  passage: FoundPassage;
  /** Words of the title. */
  title: Token[];
  clauses: EvidenceClause[];
  /** Words written as names inside its sentences. */
  names: Set<string>;
}

const LABEL_CHARACTERS = 90;
const CONDITION_LABEL =
  /\b(?:if|when|unless|you|fewer|more|less|later|earlier|older|newer|is|are|has|have|was|were|does|do|without|only|yearly|monthly)\b|\d/i;

/** Reads a passage once for all sentences that may rest on it. */
export function readEvidence(passage: FoundPassage, lexicon: Lexicon, topics: Topics = new Map()): Evidence {
  const names = namesIn([passage.title, ...passage.headings, passage.text].join('\n'));
  const heading = [passage.title, ...passage.headings].flatMap(text =>
    readSentence(text, lexicon, names).clauses.flatMap(clause => clause.tokens),
  );
  const section = readSentence(passage.headings.at(-1) ?? '', lexicon, names).clauses.flatMap(
    clause => clause.tokens,
  );
  const plainHeading = phraseText(passage.headings.at(-1) ?? '');
  const clauses: EvidenceClause[] = [];
  const sentences = splitSentences(passage.text);
  let previousTokens: Token[] = [];
  let intro: Token[] = [];
  let introduces = false;
  let line = -1;
  let lineStart = -1;
  let label: { tokens: Token[]; isCondition: boolean } | undefined;
  let isFirstOfLine = false;
  for (const [index, sentence] of sentences.entries()) {
    const start = passage.text.lastIndexOf('\n', sentence.start) + 1;
    const isListItem = /^\s*(?:[-*•]|\d{1,3}[.)])\s/.test(passage.text.slice(start, sentence.end));
    if (start !== lineStart) {
      line++;
      lineStart = start;
      isFirstOfLine = true;
      label = undefined;
      if (isListItem) previousTokens = intro;
    } else isFirstOfLine = false;

    const lineEnd = passage.text.indexOf('\n', sentence.start);
    const plainLine = phraseText(passage.text.slice(start, lineEnd < 0 ? undefined : lineEnd));
    const rows = isListItem && isFirstOfLine ? tableRow(sentence.text) : undefined;
    const text = unbold(sentence.text);
    const split = isListItem && isFirstOfLine && !rows ? splitLabel(text) : undefined;
    const parts = rows ?? [split?.rest ?? text];
    if (split) {
      const read = readSentence(split.label, lexicon, names).clauses;
      label = {
        tokens: read.flatMap(clause => clause.tokens),
        isCondition: CONDITION_LABEL.test(split.label.replace(/\b[A-Z]+-\d+\b/g, '')),
      };
      for (const clause of read) {
        clauses.push({
          clause,
          start: sentence.start,
          end: sentence.end,
          sentence: index,
          line,
          isListItem,
          inherited: [],
          conditions: [],
          section,
          plainHeading,
          context: heading,
          plain: phraseText(sentence.text),
          plainLine,
          isLabel: true,
          limits: [],
          around: [],
          sharedAmounts: [],
          topics,
          isCell: false,
        });
      }
    }
    for (const part of parts) {
      const parsed = readSentence(part, lexicon, names, ellipsisOf(previousTokens, heading)).clauses;
      const read = rows ? joinCells(parsed) : parsed;
      if (rows) negateByValue(read, part);
      let subject: Token[] = [];
      for (const clause of read) {
        const own = clause.tokens.filter(isEntity);
        const isOwn = own.length > 0;
        const isBound = label?.isCondition === true && !clause.isCondition;
        const isLater =
          isBound &&
          !isFirstOfLine &&
          label?.tokens.some(token => token.kind === 'quantity' || token.kind === 'name');
        clauses.push({
          clause,
          start: sentence.start,
          end: sentence.end,
          sentence: index,
          line,
          isListItem,
          inherited: [
            ...(label?.tokens ?? []),
            ...(clause.startsWithVerb ? subject : isOwn ? [] : subject.filter(isEntity)),
            ...read.filter(other => other !== clause && isPlace(other)).flatMap(other => other.tokens),
            ...companionOf(clause, read),
            ...(isListItem && introduces && !clause.tokens.some(token => token.kind === 'verb') ? intro : []),
          ],
          conditions: clause.isCondition
            ? []
            : [...conditionsOf(clause, read), ...(isBound && isFirstOfLine ? [label?.tokens ?? []] : [])],
          ...(isLater && { label: label?.tokens ?? [] }),
          section,
          plainHeading,
          context: [
            ...heading,
            ...(clause.hasAnaphor || clause.startsWithVerb ? previousTokens : []),
            ...(clause.hasAnaphor || clause.startsWithVerb
              ? read.filter(other => other !== clause).flatMap(other => other.tokens)
              : []),
          ],
          plain: phraseText(sentence.text),
          plainLine,
          limits: clause.isCondition ? [] : [...limitsOf(clause), ...carriedLimits(clause, read)],
          isLabel: false,
          around: read.filter(other => other !== clause).flatMap(other => other.tokens),
          sharedAmounts: sharedAmountsOf(clause, read),
          topics,
          isCell: rows !== undefined,
        });
        if (!clause.startsWithVerb && !clause.isCondition) subject = subjectOf(clause);
      }
      if (!isListItem) {
        intro = read.flatMap(clause => clause.tokens);
        introduces = /:\s*$/.test(sentence.text);
      }
      previousTokens = read.flatMap(clause => clause.tokens);
    }
  }
  addTopics(topics, clauses);
  const title = readSentence(passage.title, lexicon, names).clauses.flatMap(clause => clause.tokens);
  return { passage, title, clauses, names };
}

/** "Monthly payments are not": the verb stands in the sentence before or in the heading. */
function ellipsisOf(previous: Token[], heading: Token[]): Token[] {
  return [...previous, ...heading];
}

/** A clause that is nothing but a place on the screen. */
function isPlace(clause: Clause): boolean {
  return clause.tokens.length > 0 && clause.tokens.every(token => token.phrase !== undefined);
}

/** Names, roles and contrasts before the verb: what the next clause speaks of when it names nothing itself. */
function subjectOf(clause: Clause): Token[] {
  const verb = clause.tokens.findIndex(token => token.kind === 'verb');
  const before = verb > 0 ? clause.tokens.slice(0, verb) : clause.tokens;
  return before.filter(token => token.kind !== 'quantity');
}

export function isEntity(token: Token): boolean {
  return token.kind === 'name' || token.kind === 'role';
}

/** Bold in lower case is stress, not a name; a bold label is prose with a colon. */
function unbold(text: string): string {
  return text
    .replace(/^\*\*([^*]+):\*\*/, '$1:')
    .replace(/^\*\*([^*]+)\*\*:/, '$1:')
    .replace(/\*\*(\p{Ll}[^*]*)\*\*/gu, '$1');
}

function splitLabel(text: string): { label: string; rest: string } | undefined {
  const match = /^([^.:!?]{1,90}?):\s+(\S[\s\S]*)$/.exec(text.slice(0, LABEL_CHARACTERS + text.length));
  if (!match?.[1] || !match[2] || match[1].length > LABEL_CHARACTERS) return undefined;
  return { label: match[1], rest: match[2] };
}

/** "Plan ahead; Free: 2 weeks; Team: 26 weeks": one statement for each cell. */
function tableRow(text: string): string[] | undefined {
  const cells = text.split('; ');
  if (cells.length < 2 || !cells.slice(1).every(cell => cell.includes(': '))) return undefined;
  const [row = '', ...rest] = cells;
  if (row.includes(': ')) return undefined;
  const columns = new Map<string, string[]>();
  for (const cell of rest) {
    const at = cell.indexOf(': ');
    const value = cell.slice(at + 2);
    columns.set(value, [...(columns.get(value) ?? []), cell.slice(0, at)]);
  }
  // "Team: yes; Business: yes" is also said of both.
  return [...columns].flatMap(([value, names]) => {
    const each = names.length > 1 ? [...names, names.join(' and ')] : names;
    return each.map(name => `${name} ${value} of ${row.toLowerCase()}`);
  });
}

/** A cell is one statement, whatever marks are in it. */
function joinCells([first, ...rest]: Clause[]): Clause[] {
  return first ? [{ ...first, tokens: [first, ...rest].flatMap(clause => clause.tokens) }] : [];
}

/** A cell that says no denies its row. */
function negateByValue(clauses: Clause[], cell: string): void {
  if (!/^\S+(?: \S+)? (?:no|never|nein|non|✗) /i.test(cell) || /\bno limit\b/.test(cell)) return;
  for (const clause of clauses)
    for (const token of clause.tokens) if (token.kind !== 'name') token.isNegated = true;
}

/** Words with a capital where no sentence begins. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/(?<=[\p{L}\p{N},;)(] |→ |\*\*|; )(\p{Lu}[\p{L}\p{N}]*)/gu)) {
    names.add((match[1] ?? '').toLowerCase());
  }
  return names;
}
