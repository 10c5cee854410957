import type { Question } from './question.ts';
import type { Related } from './thesaurus.ts';
import { relatedWords } from './thesaurus.ts';

/** Other words looked up at most: a long message has many. */
const LOOKED_UP_RELATED = 120;

/** A question with other words for its words. */
export interface Meant {
  question: Question;
  related: Map<string, Related[]>;
}

/** How much of a word's weight stays with it where it stands in a phrase that means more than its words. */
const IN_PHRASE = 0.6;

/**
 * Other words for the question's words, by the stem of the word they are for. A phrase that has a meaning of
 * its own ("call off", "do not need") becomes a word of the question, and its words count less.
 */
export function readMeanings(plain: Question): Meant {
  const related = new Map<string, Related[]>();
  const words = new Map(plain.words.map(word => [word.stem, word]));
  for (const other of relatedWords(plain.tokens, [], plain.language)) {
    const { start, length } = other.from;
    const stems = plain.stems.slice(start, start + length);
    const owner = stems.join(' ');
    if (length > 1 && !words.has(owner)) {
      const weight = Math.max(...stems.map(stem => words.get(stem)?.weight ?? 0), 1);
      const token = plain.tokens.slice(start, start + length).join(' ');
      words.set(owner, { token, stem: owner, isStopWord: false, weight });
      for (const stem of stems) {
        const word = words.get(stem);
        if (word) words.set(stem, { ...word, weight: word.weight * IN_PHRASE });
      }
    }
    related.set(owner, [...(related.get(owner) ?? []), other]);
  }
  return { question: { ...plain, words: [...words.values()] }, related };
}

/** Their stems, to be looked up in a knowledge base. */
export function relatedStems(related: Map<string, Related[]>): string[] {
  return [...new Set([...related.values()].flatMap(others => others.map(({ stem }) => stem)))].slice(
    0,
    LOOKED_UP_RELATED,
  );
}
