import { isStopWord, stem, tokenise } from '../knowledge/terms.ts';

/** Distinct stems of the words that say something; all words when none does. */
export function contentStems(text: string): Set<string> {
  const tokens = tokenise(text);
  const telling = tokens.filter(token => !isStopWord(token));
  return new Set((telling.length ? telling : tokens).map(stem));
}

/** Share of `words` that occurs in `within`, 0 to 1. */
export function shareIn(words: Set<string>, within: Set<string>): number {
  if (words.size === 0) return 0;
  let shared = 0;
  for (const word of words) if (within.has(word)) shared++;
  return shared / words.size;
}

/** Weighs the words of a question by how few of the texts hold them. */
export function weighWords(words: Set<string>, texts: Array<Set<string>>): Map<string, number> {
  const weights = new Map<string, number>();
  for (const word of words) {
    const count = texts.filter(text => text.has(word)).length;
    weights.set(word, Math.log(1 + (texts.length + 1) / (count + 0.5)));
  }
  return weights;
}

/** Sum of the weights of the words that occur. */
export function weightIn(weights: Map<string, number>, within: Set<string>): number {
  let sum = 0;
  for (const [word, weight] of weights) if (within.has(word)) sum += weight;
  return sum;
}
