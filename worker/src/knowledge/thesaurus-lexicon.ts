import { fold, isStopWord, stem, tokenise } from './terms.ts';

/** How near an alternative is: a near synonym, or a related word. */
export const SAME = 0.8;
export const NEAR = 0.5;
/** What is left of the weight for a word that is only part of a phrase ('sign' of 'sign in'). */
const PART_OF_PHRASE = 0.5;
/** Behind every English alternative of the same weight. */
const FOREIGN_RANK = 100;

/** What one line of the thesaurus says: each phrase of `from` may be found under each of `to`. */
export interface Entry {
  from: string[];
  to: Array<{ phrase: string; weight: number; isTranslation?: boolean }>;
  /** Forms of one word, the first the one that keys are made of. */
  isForms?: boolean;
  isForeign?: boolean;
  /** Of a foreign entry, as a primary subtag; it then says nothing to a message of another foreign language. */
  language?: string;
}

/** An alternative for a word or phrase: one word, its stem and how near it is (0 to 1). */
export interface Alternative {
  stem: string;
  word: string;
  weight: number;
}

/** A piece of a question as keys are made of: a stem, and the tokens it stands for. */
export interface Unit {
  stem: string;
  start: number;
  length: number;
}

/** The thesaurus as it is looked up. A bucket holds what begins with two letters and is read when first asked for. */
export interface Lexicon {
  /** `language` is the message's, where it shows. */
  alternativesOf: (key: string, language?: string) => Alternative[];
  /** The longest phrase, in words. */
  longest: number;
}

const list = (words: string): Set<string> => new Set(words.split(/\s+/));

/** Words between the words of a phrase that change nothing: 'create my account' is 'create account'. */
const DETERMINERS = list('a an the my your our his her their its this that these those some any');
/** What says no with 'not' behind it: 'did not arrive' is what 'didn't arrive' says. */
const BEFORE_NOT = list('do does did is are was were am be been can could will would has have had should');
/** What says no, also as the apostrophe leaves it behind: 'won', 't'. */
const BEFORE_T = list('don doesn didn isn aren wasn weren can couldn won wouldn hasn haven hadn shouldn');
const NEGATIONS = list(
  `not cannot cant dont doesnt didnt isnt arent wasnt werent couldnt wont wouldnt hasnt havent never unable`,
);
/** What may stand between a 'not' and its verb: 'won't let me log in', 'is unable to load'. */
const AFTER_NOT = list(
  'able to let lets me us be been being even seem really actually longer yet currently get',
);

/** Verbs and fillers of phrases that would find any article when taken alone. */
const GENERAL = list(
  `able account again another back bring call carry change check come cut day days different extra fall fill
  find first free give hand hang high hold keep last lay leave lift like line long look lose low mark mess move
  name new next number off old open order over page part parts people pass pay person pick place point pull
  push read real right run screw second sell send set shut show side sort stand start stay stop switch take team
  throw time times track turn twice two type up user whole work working wrong write years back down away`,
);

/** The pieces of folded tokens that keys are made of: stems in their first form, negations as one, no determiners. */
export function unitsOf(tokens: readonly string[], forms: ReadonlyMap<string, string>): Unit[] {
  const units: Unit[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index] ?? '';
    const start = index;
    index += 1;
    if (DETERMINERS.has(token)) continue;
    const isPair =
      (BEFORE_T.has(token) && tokens[index] === 't') || (BEFORE_NOT.has(token) && tokens[index] === 'not');
    if (isPair || NEGATIONS.has(token)) {
      if (isPair) index += 1;
      while (AFTER_NOT.has(tokens[index] ?? '')) index += 1;
      units.push({ stem: 'not', start, length: index - start });
      continue;
    }
    const stemmed = stem(token);
    units.push({ stem: forms.get(stemmed) ?? stemmed, start, length: 1 });
  }
  return units;
}

/** Reads groups: `same, same | near, near = one way`. The near words lead to the same words and back. */
export function parseGroups(text: string, isForeign = false, language?: string): Entry[] {
  return linesOf(text).flatMap(line => {
    const [group = '', oneWay = ''] = line.split('=');
    const [same = [], near = []] = group.split('|').map(phrasesOf);
    const translated = weighed(phrasesOf(oneWay), NEAR).map(other => ({ ...other, isTranslation: true }));
    const towards = [...weighed(same, SAME), ...weighed(near, NEAR), ...translated];
    const kind = { isForeign, ...(isForeign && language && { language }) };
    const entries: Entry[] = [{ from: same, to: towards, ...kind }];
    if (near.length > 0) entries.push({ from: near, to: weighed(same, NEAR), ...kind });
    return entries;
  });
}

/** Reads one-way rows: `from, from > same, same | near; from > same`. */
export function parseRows(text: string): Entry[] {
  return linesOf(text)
    .flatMap(line => line.split(';'))
    .map(row => {
      const [from = '', to = ''] = row.split('>');
      const [same = [], near = []] = to.split('|').map(phrasesOf);
      return { from: phrasesOf(from), to: [...weighed(same, SAME), ...weighed(near, NEAR)] };
    });
}

/** Reads the forms of words: `send, sent; pay, paid`. Each is an entry of its own. */
export function parseForms(text: string): Entry[] {
  return linesOf(text)
    .flatMap(line => line.split(';'))
    .map(phrasesOf)
    .map(from => ({ from, to: weighed(from, SAME), isForms: true }));
}

/** Each form's stem with the stem of its first form; of a word in two entries the first entry counts. */
export function firstForms(entries: readonly Entry[]): Map<string, string> {
  const forms = new Map<string, string>();
  for (const { from } of entries) {
    const first = stem(from[0] ?? '');
    for (const word of from) if (!forms.has(stem(word))) forms.set(stem(word), forms.get(first) ?? first);
  }
  return forms;
}

/**
 * Makes entries ready for look-up by key: the units of a word or phrase, joined by a space. The nearest alternative
 * comes first and, as near, the one that its line names first. Stemming thousands of words would cost the first
 * question of an isolate a tenth of a second, so that a phrase is stemmed when its first two letters are asked for.
 */
export function createLexicon(entries: readonly Entry[], forms: ReadonlyMap<string, string>): Lexicon {
  const buckets = new Map<string, Array<{ phrase: string; entry: Entry }>>();
  const entriesOf = new Map<string, Entry[]>();
  const alternatives = new Map<string, Alternative[]>();
  let longest = 0;
  for (const entry of entries) {
    for (const phrase of entry.isForeign ? entry.from.flatMap(spellings) : entry.from) {
      longest = Math.max(longest, phrase.split(' ').length);
      const letters = entry.isForms ? bucketOf(entry.from[0] ?? '') : bucketOfPhrase(phrase);
      const bucket = buckets.get(letters);
      if (bucket) bucket.push({ phrase, entry });
      else buckets.set(letters, [{ phrase, entry }]);
    }
  }
  const open = (letters: string): void => {
    for (const { phrase, entry } of buckets.get(letters) ?? []) {
      const key = keyOf(phrase, forms);
      const known = entriesOf.get(key);
      if (known) known.push(entry);
      else entriesOf.set(key, [entry]);
    }
    buckets.delete(letters);
  };
  const languages = new Set(entries.flatMap(entry => entry.language ?? []));
  const alternativesOf = (key: string, language = ''): Alternative[] => {
    const isKnown = languages.has(language);
    const name = isKnown ? `${language} ${key}` : key;
    const known = alternatives.get(name);
    if (known) return known;
    open(bucketOf(key));
    const own = entriesOf
      .get(key)
      ?.filter(entry => !isKnown || entry.language === undefined || entry.language === language);
    if (!own || own.length === 0) return [];
    const merged = mergeAlternatives(isKnown ? own.map(withTranslations) : own);
    alternatives.set(name, merged);
    return merged;
  };
  return { alternativesOf, longest };
}

/** The key of a word or phrase: its units' stems. */
export function keyOf(phrase: string, forms: ReadonlyMap<string, string>): string {
  return unitsOf(tokenise(phrase), forms)
    .map(unit => unit.stem)
    .join(' ');
}

/** What keys are put together by; neither stemming nor a word's first form may change it. */
export function bucketOf(key: string): string {
  return key.slice(0, 2);
}

/** The bucket of a phrase as a line has it. Stems keep its first letters; a negation begins as its unit does. */
export function bucketOfPhrase(phrase: string): string {
  const folded = fold(phrase);
  const [first = '', second = ''] = folded.split(' ', 2);
  return bucketOf(BEFORE_NOT.has(first) && second === 'not' ? second : folded);
}

/** Where the language is known, a word's translation says the same as its synonyms do. */
function withTranslations(entry: Entry): Entry {
  return { ...entry, to: entry.to.map(other => (other.isTranslation ? { ...other, weight: SAME } : other)) };
}

function mergeAlternatives(entries: readonly Entry[]): Alternative[] {
  const best = new Map<string, Alternative & { rank: number }>();
  const isShared = entries.some(entry => !entry.isForeign);
  for (const { to, isForeign = false } of entries) {
    // A word of two languages is English first: German has 'account' too.
    const isBehind = isForeign && isShared;
    to.forEach(({ phrase, weight }, index) => {
      const rank = index + (isBehind ? FOREIGN_RANK : 0);
      for (const word of wordsOf(phrase, isBehind ? Math.min(weight, NEAR) : weight)) {
        const before = best.get(word.stem);
        const isBetter = !before || word.weight > before.weight;
        if (isBetter || (word.weight === before.weight && rank < before.rank))
          best.set(word.stem, { ...word, rank });
      }
    });
  }
  return [...best.values()]
    .sort((a, b) => b.weight - a.weight || a.rank - b.rank)
    .map(({ stem, word, weight }) => ({ stem, word, weight }));
}

/** The words that a phrase may be found by: itself, or its one or two telling words at half the weight. */
function wordsOf(phrase: string, weight: number): Alternative[] {
  const tokens = tokenise(phrase);
  const telling = tokens.filter(token => token.length > 1 && !isStopWord(token));
  if (tokens.length === 1) return telling.map(word => ({ stem: stem(word), word, weight }));
  const parts = telling.filter(token => !GENERAL.has(token) && !NEGATIONS.has(token));
  if (parts.length > 2) return [];
  return parts.map(word => ({ stem: stem(word), word, weight: weight * PART_OF_PHRASE }));
}

/** A phrase and, where it has umlauts, how it is typed without them: 'kündigen', 'kuendigen'. */
function spellings(phrase: string): string[] {
  const plain = phrase.replace(/[äöü]/g, vowel => `${vowel.normalize('NFD').charAt(0)}e`).replace(/ß/g, 'ss');
  return plain === phrase ? [phrase] : [phrase, plain];
}

function weighed(phrases: readonly string[], weight: number): Entry['to'] {
  return phrases.map(phrase => ({ phrase, weight }));
}

function phrasesOf(text: string): string[] {
  return text
    .split(',')
    .map(phrase => phrase.trim())
    .filter(phrase => phrase !== '');
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(line => line.trim() !== '');
}
