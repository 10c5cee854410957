import { fold, stem, tokenise } from '../knowledge/terms.ts';
import { foldLookalikes, mayBeSlip, mendSlip } from './fold-lookalikes.ts';
import { CONTRACT_WORDS, isMeant } from './keyword-context.ts';

/** At most this many other words stand between two words of a phrase. */
const PHRASE_GAP = 4;
/** A phrase turned round: only these stand between, as in "hacked my account". */
const TURNED =
  /^(?:my|our|the|this|that|these|your|his|her|their|an?|to|into|in|me|mein\w*|unser\w*|das|den|mi|la|el|mon|ma|le|il|mio|minha|o|mijn|het)$/;
/** Phrases with these keep their order: "sue you" is not "you sue". */
const KEEPS_ORDER = new Set(['you', 'me', 'us', 'back', 'up', 'out', 'zuruck']);
/** Nearly side by side: "Sue, can you" is no threat. */
const CLOSE = new Set(['you', 'me', 'us']);
/** A message that is not over: the next one goes on with it. */
const UNFINISHED =
  /\b(?:an?|the|to|my|our|your|not|no|never|of|for|with|is|are|am|was|want|need|will|would|i|we|and|or|kein|nicht|ein|eine|einen|mein|meinen|un|una|mi|mon|ma)$/;

/** How a keyword is looked for. */
export interface KeywordOptions {
  /** Asking about a topic is about it too. */
  isTopic?: boolean;
}

interface Sentence {
  text: string;
  words: readonly string[];
  stems: readonly string[];
  /** Words that may be slips for others. */
  unusual: readonly string[];
}

/**
 * The first keyword that a message means: as words in any form, misspelt or in look-alike letters too, a phrase's
 * words near each other. One that is denied, asked about, or said of something else ("cancel my meeting") is none.
 */
export function findKeyword(
  text: string,
  keywords: readonly string[],
  { isTopic = false }: KeywordOptions = {},
): string | undefined {
  const sentences = sentencesOf(text, vocabularyOf(keywords));
  return keywords.find(keyword => sentences.some(sentence => means(sentence, keyword, isTopic)));
}

/**
 * The same over what a customer wrote one after the other: a keyword of the newest message, or one that it
 * completes ("I want to cancel", "my subscription"). What earlier messages said alone is none.
 * @param said the customer's messages, the newest last
 */
export function findKeywordIn(
  said: readonly string[],
  keywords: readonly string[],
  options: KeywordOptions = {},
): string | undefined {
  const newest = said.at(-1) ?? '';
  const previous = said.at(-2)?.trim();
  if (!previous) return findKeyword(newest, keywords, options);
  const vocabulary = vocabularyOf(keywords);
  const [beginning] = sentencesOf(newest, vocabulary);
  const end = sentencesOf(previous, vocabulary).at(-1);
  if (!beginning || !end) return findKeyword(newest, keywords, options);
  const isOpen = UNFINISHED.test(end.text) && !/[.!?]$/.test(previous);
  if (!isOpen) {
    const alone = findKeyword(newest, keywords, options);
    if (alone) return alone;
  }
  const joined = {
    text: `${end.text} ${beginning.text}`,
    words: [...end.words, ...beginning.words],
    stems: [...end.stems, ...beginning.stems],
    unusual: [],
  };
  const completed = keywords.find(keyword => {
    return means(joined, keyword, options.isTopic ?? false, end.words.length);
  });
  if (completed || !isOpen) return completed;
  const rest = sentencesOf(newest, vocabulary).slice(1);
  return keywords.find(keyword => rest.some(one => means(one, keyword, options.isTopic ?? false)));
}

/** @param newFrom the position of the first word that the newest message added */
function means(sentence: Sentence, keyword: string, isTopic: boolean, newFrom = 0): boolean {
  const wanted = stemsOf(keyword);
  // Most keywords are in no sentence.
  if (!sentence.stems.some(found => isSame(found, wanted[0] ?? ''))) return false;
  return placesOf(sentence, wanted).some(([first, last]) => {
    const isNew = last >= newFrom || sentence.words.slice(newFrom).some(word => CONTRACT_WORDS.has(word));
    return isNew && isMeant({ sentence: sentence.text, words: sentence.words, first, last, wanted }, isTopic);
  });
}

/** First and last positions of a phrase in a sentence: in its order, or two words turned round. */
function placesOf({ words, stems }: Sentence, wanted: readonly string[]): Array<[number, number]> {
  const [head, ...others] = wanted;
  if (head === undefined) return [];
  return stems.flatMap((found, index): Array<[number, number]> => {
    if (!isSame(found, head)) return [];
    const end = others.reduce((at, word) => (at < 0 ? at : nextOf(stems, word, at)), index);
    if (end >= 0) return [[index, end]];
    const [other] = others;
    if (other === undefined || others.length > 1 || KEEPS_ORDER.has(other)) return [];
    for (let at = index - 1; at >= Math.max(0, index - PHRASE_GAP); at--) {
      if (isSame(stems[at] ?? '', other)) return [[at, index]];
      if (!TURNED.test(words[at] ?? '')) break;
    }
    return [];
  });
}

function nextOf(stems: readonly string[], word: string, after: number): number {
  const gap = CLOSE.has(word) ? 1 : PHRASE_GAP;
  for (let at = after + 1; at <= after + 1 + gap && at < stems.length; at++) {
    if (isSame(stems[at] ?? '', word)) return at;
  }
  return -1;
}

/** Stems agree; short verbs lose their e ("sue", "suing"). */
function isSame(found: string, wanted: string): boolean {
  return found === wanted || (wanted.length <= 3 && found === wanted.replace(/e$/, ''));
}

/** The latest text as it was read: each topic's keywords ask about the same one. */
let latest: { text: string; sentences: Sentence[] } | undefined;

function plainSentences(text: string): Sentence[] {
  if (latest?.text === text) return latest.sentences;
  const sentences = fold(foldLookalikes(text))
    .replace(/[’`]/g, "'")
    .split(/[.!?\n;]+/)
    .map(sentence =>
      sentence
        .replace(/[^\p{L}\p{N}\s',-]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .map(readSentence);
  latest = { text, sentences };
  return sentences;
}

function readSentence(text: string): Sentence {
  const words = text.match(/[\p{L}\p{N}']+|,/gu) ?? [];
  return {
    text,
    words,
    stems: words.map(word => stem(word.replace(/'.*$/, ''))),
    unusual: (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(mayBeSlip),
  };
}

/** The sentences with slips mended to these words; a sentence that has none stays as it was read. */
function sentencesOf(text: string, vocabulary: Vocabulary): Sentence[] {
  return plainSentences(text).map(sentence => {
    const hasSlip = sentence.unusual.some(word => mendSlip(word, vocabulary.words) !== undefined);
    if (!hasSlip && !hasCompound(sentence, vocabulary)) return sentence;
    const mended = sentence.text.replace(/[\p{L}\p{N}]+/gu, word => mendSlip(word, vocabulary.words) ?? word);
    return readSentence(
      mended.replace(/(?<!\p{L})(\p{L}+)[ -](\p{L}+)/gu, (pair, left: string, right: string) =>
        vocabulary.compounds.has(left + right) ? left + right : pair,
      ),
    );
  });
}

/** Whether neighbours are a keyword that is also written as one word. */
function hasCompound({ words, unusual }: Sentence, { compounds }: Vocabulary): boolean {
  if (compounds.size === 0) return false;
  // A slip in half of a compound: rare, and then read in full.
  if (unusual.length > 0 && words.length < 40) return true;
  return words.some((word, index) => compounds.has(word + (words[index + 1] ?? '')));
}

/** The words that slips are mended to. */
interface Vocabulary {
  words: ReadonlySet<string>;
  /** Keywords that people also write as two words. */
  compounds: ReadonlySet<string>;
}

const vocabularies = new WeakMap<readonly string[], Vocabulary>();
/** A shorter word is no compound. */
const COMPOUND_CHARACTERS = 8;

function vocabularyOf(keywords: readonly string[]): Vocabulary {
  const known = vocabularies.get(keywords);
  if (known) return known;
  const tokens = keywords.flatMap(keyword => tokenise(keyword));
  const single = keywords.flatMap(keyword => {
    const parts = tokenise(keyword);
    return parts.length === 1 ? parts : [];
  });
  const forms = tokens.flatMap(word => [word, `${word}s`, `${word}ed`, `${word}ing`]);
  const made = {
    words: new Set([...forms, ...CONTRACT_WORDS]),
    compounds: new Set(
      single.filter(word => word.length >= COMPOUND_CHARACTERS).flatMap(word => [word, `${word}s`]),
    ),
  };
  vocabularies.set(keywords, made);
  return made;
}

const stemsByKeyword = new Map<string, readonly string[]>();
const KEYWORDS_AT_HAND = 5_000;

/** A keyword's stems; the same few hundred are asked about with every message. */
function stemsOf(keyword: string): readonly string[] {
  const known = stemsByKeyword.get(keyword);
  if (known) return known;
  if (stemsByKeyword.size >= KEYWORDS_AT_HAND) stemsByKeyword.clear();
  const stems = tokenise(keyword).map(stem);
  stemsByKeyword.set(keyword, stems);
  return stems;
}
