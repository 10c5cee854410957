import type { SimilarWord } from './search-index.ts';
import type { Mend } from './search-plan.ts';

/** Shorter words are too near to everything. */
const MENDED_CHARACTERS = 4;
const MENDED_WORDS = 4;

/** Unknown stems worth mending, longest first: numbers and codes mean what they say. */
export function stemsToMend(unknown: string[]): string[] {
  return unknown
    .filter(stem => stem.length >= MENDED_CHARACTERS && /^\p{L}[\p{L}\p{M}]+$/u.test(stem))
    .sort((a, b) => b.length - a.length)
    .slice(0, MENDED_WORDS);
}

/**
 * What a misspelt stem probably meant: the nearest word this knowledge base uses, by edits; among
 * equals the one with the same first letter, then the more common one. undefined: nothing is near.
 */
export function mendStem(stem: string, similar: SimilarWord[]): Mend | undefined {
  // Four letters are one edit from too many words: only swapped neighbours are mended there.
  const allowed = stem.length >= 8 ? 2 : stem.length >= 5 ? 1 : 0;
  let best: SimilarWord | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of similar) {
    if (candidate.frequency === 0 || Math.abs(candidate.stem.length - stem.length) > allowed) continue;
    const isSwapped = skeletonOf(candidate.stem) === skeletonOf(stem);
    const distance = isSwapped ? 1 : editDistance(stem, candidate.stem, allowed);
    if (!isSwapped && distance > allowed) continue;
    const startsOtherwise = candidate.stem.charAt(0) === stem.charAt(0) ? 0 : 0.5;
    const cost = distance + startsOtherwise - Math.min(0.4, Math.log1p(candidate.frequency) * 0.05);
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return best && { stem: best.stem, word: best.word };
}

/** First letter and the others in order: equal for words whose inner letters changed places. */
export function skeletonOf(stem: string): string {
  return stem.charAt(0) + [...stem.slice(1)].sort().join('');
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
