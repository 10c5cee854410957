import { isSmallWord, languageOfMessage } from '../answering/message-language.ts';
import { readNames } from './names.ts';
import { searchedText } from './searched-text.ts';
import { fold, isStopWord, stem, tokenise } from './terms.ts';

/** Messages are read this far. */
const READ_CHARACTERS = 4_000;
/** Distinct words looked at: telling ones, and stop words, which carry short questions. */
const TELLING_WORDS = 64;
const STOP_WORDS = 24;
/** People say first what it is about: the opening's words weigh more. */
const OPENING_WORDS = 12;
const OPENING_WEIGHT = 1.6;

/** One distinct word of a question, by its stem. */
export interface QuestionWord {
  /** As written, folded: what the index is asked for. */
  token: string;
  /** As the index stores it. */
  stem: string;
  isStopWord: boolean;
  /** How it stands in the message, where that looks like a name: "Marek" within a sentence, "QuickBooks". */
  written?: 'capital' | 'inner-capital';
  /** How much of the question it is: repeated words and those of its opening are more. */
  weight: number;
}

/** A question taken apart. */
export interface Question {
  words: QuestionWord[];
  /** All words in order, folded. */
  tokens: string[];
  /** All stems in order, stop words too, for pairs of neighbours. */
  stems: string[];
  /** Words written as one, such as "TD-214" or "setup.exe". */
  phrases: string[][];
  /** The same as the index's passages hold them: stems joined by spaces. */
  phraseStems: string[];
  /** As a primary subtag; undefined where it does not show. */
  language: string | undefined;
}

/** Reads any message, whatever it holds; addresses and long ids in it are no words of it. */
export function readQuestion(text: string): Question {
  const read = searchedText(text.slice(0, READ_CHARACTERS));
  const names = readNames(read);
  const tokens = tokenise(read);
  const opening = openingLength(read, tokens.length);
  const found = new Map<string, { token: string; count: number; position: number }>();
  const stems = tokens.map(stem);
  const language = languageOfMessage(read);
  // English small words are known everywhere; of other languages those of the message's own tell nothing either.
  const isSmall = (token: string) => isStopWord(token) || (language !== 'en' && isSmallWord(token, language));
  stems.forEach((stemmed, position) => {
    const known = found.get(stemmed);
    if (known) known.count++;
    else found.set(stemmed, { token: tokens[position] ?? stemmed, count: 1, position });
  });
  const words = [...found].map(([stemmed, { token, count, position }]): QuestionWord => {
    const written = names.get(token);
    return {
      token,
      stem: stemmed,
      isStopWord: isSmall(token),
      weight: (1 + Math.log(count)) * (position < opening ? OPENING_WEIGHT : 1),
      ...(written && { written }),
    };
  });
  const telling = words.filter(word => !word.isStopWord).sort((a, b) => b.weight - a.weight);
  const stops = words.filter(word => word.isStopWord);
  const phrases = readPhrases(read);
  return {
    words: [...telling.slice(0, TELLING_WORDS), ...stops.slice(0, STOP_WORDS)],
    tokens,
    stems,
    phrases,
    phraseStems: phrases.map(phrase => phrase.map(stem).join(' ')),
    language,
  };
}

/** A short first line is a subject line; without one the first words are the opening. */
function openingLength(text: string, tokens: number): number {
  const line = text.indexOf('\n');
  if (line > 0 && line <= 160) return tokenise(text.slice(0, line)).length;
  return Math.min(OPENING_WORDS, tokens);
}

/** Words joined by punctuation and no space, two to five tokens: codes, versions, file names. */
function readPhrases(text: string): string[][] {
  const phrases = new Map<string, string[]>();
  for (const piece of fold(text).split(/\s+/)) {
    if (piece.length > 60 || !/[\p{L}\p{N}][-._:/\\@+][\p{L}\p{N}]/u.test(piece)) continue;
    const tokens = tokenise(piece);
    if (tokens.length >= 2 && tokens.length <= 5 && !tokens.every(isStopWord)) {
      phrases.set(tokens.join(' '), tokens);
    }
  }
  return [...phrases.values()];
}
