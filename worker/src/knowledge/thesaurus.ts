import { isSmallWord } from '../answering/message-language.ts';
import { dictionaryForms, separatedVerbs } from './foreign-forms.ts';
import { isStopWord, stem } from './terms.ts';
import type { Alternative, Lexicon, Unit } from './thesaurus-lexicon.ts';
import {
  createLexicon,
  firstForms,
  NEAR,
  parseForms,
  parseGroups,
  parseRows,
  SAME,
  unitsOf,
} from './thesaurus-lexicon.ts';
import { THESAURUS_FORMS, THESAURUS_GROUPS, THESAURUS_ROWS } from './thesaurus-words.ts';

/** Another word that an article may have for a word or phrase of a question. */
export interface Related {
  /** The question's tokens it stands for; of a parted phrase ('send it back') the verb alone. */
  from: { start: number; length: number };
  /** The alternative's stem, as the index has it. */
  stem: string;
  /** The alternative as written, folded. */
  word: string;
  /** How near it is: 0.8 near synonym, 0.5 related, half of that for a word out of a phrase. */
  weight: number;
}

/** More alternatives than this for one word find everything. */
const MOST_PER_SOURCE = 8;

/** What may stand apart from its verb: 'turn the sound off'. */
const PARTICLES = new Set(['off', 'back', 'up', 'down', 'out', 'awai', 'over']);
/** These only behind a pronoun, for elsewhere they begin a place: 'sign it in', but 'sign papers in the office'. */
const PREPOSITIONS = new Set(['in', 'on']);
const PRONOUNS = new Set(['me', 'it', 'them', 'us', 'him', 'someon']);
/** How many units may stand between a verb and its particle. */
const WIDEST_GAP = 2;

interface General extends Lexicon {
  forms: Map<string, string>;
}

let built: General | undefined;
const builtExtras = new WeakMap<object, Lexicon>();

/**
 * The other words for a question's words and phrases, so that an article is found that says the same in its own
 * words. Takes folded tokens in order (tokenise). The longest phrase counts before its words ('log in' before
 * 'log'); no answer is a stem the question has itself; the best eight per source, nearest first. `extra` are a
 * site's own groups of synonyms; pass the same array again, for they are read once an array. `language` is the
 * question's, where it shows: its words are then known in their other forms too, and mean what they mean there.
 */
export function relatedWords(
  tokens: readonly string[],
  extra: ReadonlyArray<readonly string[]> = [],
  language?: string,
): Related[] {
  const general = generalLexicon();
  const lexicons = extra.length > 0 ? [extraLexicon(extra, general), general] : [general];
  const own = new Set(tokens.map(stem));
  const units = unitsOf(tokens, general.forms);
  const related: Related[] = [];
  const longest = Math.max(...lexicons.map(lexicon => lexicon.longest));
  let index = 0;
  let most = longest;
  while (index < units.length) {
    const match = matchAt({ tokens, units, lexicons, language }, index, most);
    const others = match.alternatives.filter(alternative => !own.has(alternative.stem));
    for (const other of others.slice(0, MOST_PER_SOURCE)) related.push({ from: match.from, ...other });
    // A phrase whose alternatives are all phrases ('cancel booking') leaves its words to speak for themselves.
    const isCompound = match.units > 1 && (match.alternatives[0]?.weight ?? 0) < NEAR;
    most = isCompound ? match.units - 1 : longest;
    if (!isCompound) index += match.units;
  }
  return related;
}

interface Match {
  from: Related['from'];
  /** How many units are used up. */
  units: number;
  alternatives: Alternative[];
}

/** A question as it is looked up. */
interface Reading {
  tokens: readonly string[];
  units: readonly Unit[];
  lexicons: readonly Lexicon[];
  language: string | undefined;
}

/** The longest match of at most so many units that begins here; without alternatives if there is none. */
function matchAt(reading: Reading, index: number, most: number): Match {
  const { units, lexicons, language } = reading;
  const first = units[index] ?? { stem: '', start: 0, length: 0 };
  for (let length = Math.min(most, units.length - index); length > 1; length -= 1) {
    const phrase = units.slice(index, index + length);
    const alternatives = look(phrase.map(unit => unit.stem).join(' '), lexicons, language);
    const last = phrase.at(-1) ?? first;
    const from = { start: first.start, length: last.start + last.length - first.start };
    if (alternatives.length > 0) return { from, units: length, alternatives };
  }
  const from = { start: first.start, length: first.length };
  const parted = look(partedKey(units, index), lexicons);
  if (parted.length > 0) return { from, units: 1, alternatives: parted };
  return { from, units: 1, alternatives: alternativesOfWord(reading, first) };
}

/** One word's alternatives; of a word that is known in another form alone, that form's. */
function alternativesOfWord(
  { tokens, lexicons, language }: Reading,
  { stem: own, start }: Unit,
): Alternative[] {
  if (language === 'de') {
    const whole = firstKnown(separatedVerbs(tokens, start), lexicons, language);
    if (whole.length > 0) return whole;
  }
  const token = tokens[start] ?? '';
  // French 'comment' asks how, and is no remark.
  const isSmall = isStopWord(own) || (language !== 'en' && isSmallWord(token, language));
  if (isSmall) return [];
  const known = look(own, lexicons, language);
  return known.length > 0 || language === undefined
    ? known
    : firstKnown(dictionaryForms(token, language), lexicons, language);
}

/** The alternatives of the first of the words that has any. */
function firstKnown(words: readonly string[], lexicons: readonly Lexicon[], language: string): Alternative[] {
  for (const word of words) {
    const found = look(stem(word), lexicons, language);
    if (found.length > 0) return found;
  }
  return [];
}

/** The key of a verb whose particle follows a little later, or ''. */
function partedKey(units: readonly Unit[], index: number): string {
  for (let gap = 1; gap <= WIDEST_GAP; gap += 1) {
    const particle = units[index + gap + 1]?.stem ?? '';
    const isPart =
      PARTICLES.has(particle) ||
      (gap === 1 && PREPOSITIONS.has(particle) && PRONOUNS.has(units[index + 1]?.stem ?? ''));
    if (isPart) return `${units[index]?.stem} ${particle}`;
  }
  return '';
}

/** A key's alternatives in all lexicons, the nearest first; of one stem the best weight. */
function look(key: string, lexicons: readonly Lexicon[], language?: string): Alternative[] {
  const found = lexicons.flatMap(lexicon => lexicon.alternativesOf(key, language));
  if (lexicons.length === 1) return found;
  const best = new Map<string, Alternative>();
  for (const alternative of found.sort((a, b) => b.weight - a.weight)) {
    if (!best.has(alternative.stem)) best.set(alternative.stem, alternative);
  }
  return [...best.values()];
}

function generalLexicon(): General {
  if (built) return built;
  const forms = parseForms(THESAURUS_FORMS);
  const first = firstForms(forms);
  const groups = Object.entries(THESAURUS_GROUPS).flatMap(([language, text]) =>
    parseGroups(text, language !== 'en', language),
  );
  built = { ...createLexicon([...forms, ...groups, ...parseRows(THESAURUS_ROWS)], first), forms: first };
  return built;
}

function extraLexicon(extra: ReadonlyArray<readonly string[]>, general: General): Lexicon {
  const known = builtExtras.get(extra);
  if (known) return known;
  const entries = extra.map(group => ({
    from: [...group],
    to: group.map(phrase => ({ phrase, weight: SAME })),
    isForeign: true,
  }));
  const lexicon = createLexicon(entries, general.forms);
  builtExtras.set(extra, lexicon);
  return lexicon;
}
