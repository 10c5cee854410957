import { isEverydayWord } from './background.ts';
import type { QuestionWord } from './question.ts';
import type { SimilarWord } from './search-index.ts';
import type { Mend } from './search-plan.ts';

/** Shorter words are too near to everything. */
const MENDED_CHARACTERS = 4;
const MENDED_WORDS = 4;
/** Two slips in a word that begins otherwise are another word. */
const SAME_BEGINNING = 2;

/**
 * Unknown words worth mending, longest first. Numbers and codes mean what they say, everyday English is no
 * slip for something else, and "QuickBooks" is a name.
 */
export function wordsToMend(unknown: QuestionWord[]): QuestionWord[] {
  return unknown
    .filter(({ token, stem, written }) => {
      const isWord = stem.length >= MENDED_CHARACTERS && /^\p{L}[\p{L}\p{M}]+$/u.test(token);
      return isWord && written !== 'inner-capital' && !isEverydayWord(stem);
    })
    .sort((a, b) => b.token.length - a.token.length)
    .slice(0, MENDED_WORDS);
}

/**
 * What a misspelt word probably meant: the nearest word this knowledge base uses, by edits, as a whole
 * or by its stem ("invoicse" is near to "invoice", and its stem is not); among equals the one with the
 * same first letter, then the more common one. undefined: nothing is near.
 */
export function mendWord(word: QuestionWord, similar: SimilarWord[]): Mend | undefined {
  let best: SimilarWord | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of similar) {
    if (candidate.frequency === 0) continue;
    const distance = distanceTo(candidate, word);
    const startsOtherwise = candidate.word.charAt(0) === word.token.charAt(0) ? 0 : 0.5;
    const cost = distance + startsOtherwise - Math.min(0.4, Math.log1p(candidate.frequency) * 0.05);
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return best && { stem: best.stem, word: best.word };
}

/** Infinity: further away than a slip. */
function distanceTo(candidate: SimilarWord, { token, stem, written }: QuestionWord): number {
  let least = Number.POSITIVE_INFINITY;
  for (const own of new Set([token, stem])) {
    for (const other of new Set([candidate.word, candidate.stem])) {
      const distance = slips(own, other, written === 'capital');
      if (distance < least) least = distance;
    }
  }
  return least;
}

function slips(own: string, other: string, isName: boolean): number {
  // A short name is somebody's, whatever its letters would make in another order.
  if (isName && own.length < 8) return Number.POSITIVE_INFINITY;
  if (skeletonOf(own) === skeletonOf(other)) return 1;
  // Four letters are one edit from too many words: only swapped neighbours are mended there.
  const allowed = (own.length >= 8 ? 2 : own.length >= 5 ? 1 : 0) - (isName ? 1 : 0);
  if (allowed === 0) return Number.POSITIVE_INFINITY;
  const distance = editDistance(own, other, allowed);
  const isFar = distance > 1 && own.slice(0, SAME_BEGINNING) !== other.slice(0, SAME_BEGINNING);
  return distance > allowed || isFar ? Number.POSITIVE_INFINITY : distance;
}

/** First letter and the others in order: equal for words whose inner letters changed places. */
export function skeletonOf(word: string): string {
  return word.charAt(0) + [...word.slice(1)].sort().join('');
}

/** Edits from a to b (insert, drop, replace, swap neighbours); anything above `limit` is limit + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const isSame = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [before, previous] = [previous, current];
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}
