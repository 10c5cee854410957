import { fold, isStopWord, stem, tokenise } from './terms.ts';

/** Messages are read this far. */
const READ_CHARACTERS = 4_000;
/** Distinct words whose frequency is looked up. */
const LOOKED_UP_WORDS = 64;
/** Words searched for at most: the weightiest of a long message. */
const SEARCHED_TERMS = 16;
const SEARCHED_PHRASES = 4;
/** People say first what it is about: this many words count double when a long message is cut down. */
const OPENING_WORDS = 8;
/** A word in more than this share of the passages does not tell them apart. */
const COMMON_SHARE = 0.4;

/** One distinct word of a question. */
export interface QuestionWord {
  /** As written, folded: what the index is asked for. */
  token: string;
  /** As the index stores it. */
  stem: string;
  count: number;
  /** Among the question's words, from 0. */
  position: number;
}

/** A question taken apart; `phrases` are words written as one, such as "TD-214" or "setup.exe". */
export interface Question {
  words: QuestionWord[];
  phrases: string[][];
}

/** A word with how much finding it tells: its inverse document frequency. */
export interface Term extends QuestionWord {
  weight: number;
  isKnown: boolean;
}

export interface SearchPlan {
  /** Heaviest first; also unknown words, which count against coverage. */
  terms: Term[];
  phrases: string[][];
  /** FTS5 expression over title, headings and body, without the site's scope; null: nothing to search. */
  match: string | null;
}

/** Reads any message whatever it holds; stop words stay only when there is nothing else. */
export function readQuestion(text: string): Question {
  const read = text.slice(0, READ_CHARACTERS);
  const words = new Map<string, QuestionWord>();
  const all = tokenise(read);
  const telling = all.filter(token => !isStopWord(token));
  for (const [position, token] of (telling.length ? telling : all).entries()) {
    const stemmed = stem(token);
    const known = words.get(stemmed);
    if (known) known.count++;
    else words.set(stemmed, { token, stem: stemmed, count: 1, position });
  }
  const kept = [...words.values()].sort((a, b) => b.count - a.count || a.position - b.position);
  return { words: kept.slice(0, LOOKED_UP_WORDS), phrases: readPhrases(read) };
}

/**
 * Decides what to search for. `frequencies`: in how many of `total` passages each stem occurs; a
 * stem that is missing occurs in none.
 */
export function planSearch(question: Question, frequencies: Map<string, number>, total: number): SearchPlan {
  const weighed = question.words.map(word => weigh(word, frequencies.get(word.stem) ?? 0, total));
  const rare = weighed.filter(
    term => (frequencies.get(term.stem) ?? 0) <= total * COMMON_SHARE || total < 10,
  );
  const candidates = rare.some(term => term.isKnown) ? rare : weighed;
  // A long message repeats what it is about; frequent words earn a place beside rare ones.
  const importance = (term: Term) =>
    term.weight * (1 + Math.log(term.count)) * (term.position < OPENING_WORDS ? 2 : 1);
  candidates.sort((a, b) => Number(b.isKnown) - Number(a.isKnown) || importance(b) - importance(a));
  const terms = candidates.slice(0, SEARCHED_TERMS).sort((a, b) => b.weight - a.weight);
  const known = new Set(terms.filter(term => term.isKnown).map(term => term.stem));
  const phrases = question.phrases
    .filter(phrase => phrase.some(token => known.has(stem(token))))
    .slice(0, SEARCHED_PHRASES);
  // The stem dictionary and the index could disagree on an exotic word: in a short question ask for all.
  const searched = terms.filter(term => term.isKnown || question.words.length <= SEARCHED_TERMS);
  const alternatives = [
    ...searched.map(term => quote(term.token)),
    ...phrases.map(words => quote(words.join(' '))),
  ];
  return { terms, phrases, match: alternatives.length ? `(${alternatives.join(' OR ')})` : null };
}

/** An FTS5 string: the one form in which no operator means anything. */
export function quote(words: string): string {
  return `"${words.replace(/"/g, '""')}"`;
}

function weigh(word: QuestionWord, frequency: number, total: number): Term {
  const weight = Math.log(1 + (Math.max(total, 1) - frequency + 0.5) / (frequency + 0.5));
  return { ...word, weight: Math.max(weight, 0.01), isKnown: frequency > 0 };
}

/** Words joined by punctuation and no space, two to five tokens: codes, versions, file names. */
function readPhrases(text: string): string[][] {
  const phrases = new Map<string, string[]>();
  for (const piece of fold(text).split(/\s+/)) {
    if (piece.length > 60 || !/[\p{L}\p{N}][-._:/\\@+][\p{L}\p{N}]/u.test(piece)) continue;
    const tokens = tokenise(piece);
    if (tokens.length >= 2 && tokens.length <= 5 && !tokens.every(isStopWord))
      phrases.set(tokens.join(' '), tokens);
  }
  return [...phrases.values()];
}
