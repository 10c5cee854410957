import { fold } from '../../knowledge/terms.ts';
import { englishStem } from './stems.ts';
import type { RawToken } from './tokens.ts';
import { DEEDS } from './words/deeds.ts';
import { DENIALS } from './words/denials.ts';
import { NOUNS } from './words/nouns.ts';
import { QUALITIES } from './words/qualities.ts';
import { THINGS } from './words/things.ts';
import { VERBS } from './words/verbs.ts';

/** Several words that say what one says: their stems in order, '~' for a gap, and what they are read as. */
interface Phrase {
  parts: string[];
  by: string[];
  /** The groups of the phrase itself, which are not all those of the word it is read as. */
  groups: string[];
  isVerb: boolean;
}

/** The words of the lists, ready to be looked up. */
export interface Synonyms {
  /** The groups of a stem. */
  groupsOf(stem: string): string[];
  /** The word is only ever a verb in the lists. */
  isVerb(stem: string): boolean;
  /** The word may be a verb: "call", "phone". */
  mayBeVerb(stem: string): boolean;
  /** Phrases become the word that stands for them. */
  join(tokens: RawToken[]): RawToken[];
}

const GAP = '~';
const GAP_WORDS = 3;
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']);
const PARTICLE = /^(?:back|up|out|off|awai|away|down|togeth|together)$/;
/** No gap reaches over these. */
const JOINING = new Set(['and', 'or', 'but', 'if', 'when', 'then', 'be', 'not', 'can', 'must', 'to']);
const OWNERS = new Set(['your', 'the', 'their', 'our', 'a', 'an', 'its', 'this']);

let made: Synonyms | undefined;

/** The lists are read when the first sentence asks for them. */
export function synonyms(): Synonyms {
  made ??= readLists();
  return made;
}

function readLists(): Synonyms {
  const groups = new Map<string, string[]>();
  const phrases = new Map<string, Phrase[]>();
  const verbs = new Set<string>();
  const others = new Set<string>();
  const addPhrase = (text: string, by: string[], group: string | undefined, isVerb: boolean) => {
    const parts = text.split(' ').map(part => (part === GAP ? GAP : partOf(part)));
    const [first = '', last = ''] = parts;
    const known = phrases.get(first) ?? [];
    const same = known.filter(
      phrase =>
        phrase.parts.filter(part => part !== GAP).join() === parts.filter(part => part !== GAP).join(),
    );
    if (same.length > 0) {
      for (const phrase of same) if (group && !phrase.groups.includes(group)) phrase.groups.push(group);
      return;
    }
    const groups = group ? [group] : [];
    known.push({ parts, by, groups, isVerb });
    // "give back": "give it back" too.
    if (parts.length === 2 && PARTICLE.test(last))
      known.push({ parts: [first, GAP, last], by, groups: [...groups], isVerb });
    phrases.set(first, known);
  };
  const lists: Array<[string, string, Set<string>]> = [
    ['d', VERBS, verbs],
    ['e', DEEDS, verbs],
    ['o', NOUNS, others],
    ['t', THINGS, others],
    ['q', QUALITIES, others],
  ];
  for (const [prefix, list, kind] of lists) {
    for (const [index, line] of list.trim().split('\n').entries()) {
      const entries = line.split(',').map(entry => fold(entry.trim()));
      const head = entries.find(entry => !entry.includes(' ')) ?? '';
      for (const entry of entries) {
        if (entry.includes(' ')) {
          addPhrase(entry, [head], `${prefix}${index}`, kind === verbs);
          continue;
        }
        const key = englishStem(entry);
        groups.set(key, [...(groups.get(key) ?? []), `${prefix}${index}`]);
        kind.add(key);
      }
    }
  }
  for (const line of DENIALS.trim().split('\n')) {
    const [by = '', ways = ''] = line.split(':');
    for (const way of ways.split(',')) addPhrase(way.trim(), by.split(' '), undefined, false);
  }
  // "pay for" says what "pay" says where both stand in one line.
  for (const [first, known] of phrases) {
    const own = groups.get(first) ?? [];
    for (const phrase of known) {
      if (phrase.groups.some(group => own.includes(group)))
        phrase.groups.push(...own.filter(group => !phrase.groups.includes(group)));
    }
  }
  for (const known of phrases.values()) known.sort((a, b) => b.parts.length - a.parts.length);
  return {
    groupsOf: stem => groups.get(stem) ?? [],
    isVerb: stem => verbs.has(stem) && !others.has(stem),
    mayBeVerb: stem => verbs.has(stem),
    join: tokens => joinPhrases(tokens, phrases),
  };
}

/** "be" stands for its forms, and one owner for another. */
function partOf(word: string): string {
  if (BE.has(word)) return 'be';
  return OWNERS.has(word) ? 'the' : englishStem(word);
}

function joinPhrases(tokens: RawToken[], phrases: Map<string, Phrase[]>): RawToken[] {
  const parts = tokens.map(token =>
    token.kind === 'word' && token.phrase === undefined && (!token.isCapital || token.isFirst)
      ? partOf(token.text)
      : '',
  );
  const joined: RawToken[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const found = findPhrase(parts, index, phrases.get(parts[index] ?? '') ?? []);
    if (!found) {
      joined.push(token);
      continue;
    }
    const { phrase, gap, end } = found;
    const [before, after] = splitAtGap(phrase.by);
    const isInflected = /s$/.test(token.text) && phrase.by.length === 1 && !BE.has(token.text);
    const read = (text: string, isLeading: boolean): RawToken => ({
      ...token,
      text: isInflected ? thirdPerson(text) : text,
      isFirst: token.isFirst && isLeading,
      ...(phrase.groups.length > 0 && {
        phrased: {
          concepts: [phrase.parts.join(' '), ...phrase.groups, ...ownOf(phrase)],
          isVerb: phrase.isVerb,
        },
      }),
    });
    joined.push(...before.map((text, at) => read(text, at === 0)));
    joined.push(...tokens.slice(gap.start, gap.end), ...after.map(text => read(text, false)));
    index = end - 1;
  }
  return joined;
}

/** "Fill in one step" is also to fill: the preposition may belong to what follows. */
function ownOf({ parts, isVerb }: Phrase): string[] {
  const [verb = '', preposition = ''] = parts;
  return isVerb && parts.length === 2 && /^(?:in|on|for|to|with|at|from)$/.test(preposition) ? [verb] : [];
}

/** What stands before the words of the gap, and what behind them. */
function splitAtGap(by: string[]): [string[], string[]] {
  const at = by.indexOf(GAP);
  return at < 0 ? [by, []] : [by.slice(0, at), by.slice(at + 1)];
}

function thirdPerson(word: string): string {
  return /(?:s|x|ch|sh)$/.test(word) ? word : `${word}s`;
}

function findPhrase(parts: string[], start: number, phrases: Phrase[]) {
  for (const phrase of phrases) {
    let at = start;
    const gap = { start: 0, end: 0 };
    let fits = true;
    for (const [index, part] of phrase.parts.entries()) {
      if (part === GAP) {
        const next = phrase.parts[index + 1] ?? '';
        const found = parts.slice(at, at + GAP_WORDS + 1).indexOf(next);
        const skipped = parts.slice(at, at + Math.max(0, found));
        if (found < 0 || skipped.some(one => one === '' || JOINING.has(one))) fits = false;
        else {
          gap.start = at;
          gap.end = at + found;
          at += found;
        }
      } else if (parts[at] === part && part !== '') at++;
      else fits = false;
      if (!fits) break;
    }
    if (fits) return { phrase, gap, end: at };
  }
  return undefined;
}
