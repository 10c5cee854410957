import type { Terms } from './vectors.ts';

/** What the words of a ticket say about its tag. */
export interface Guess {
  label: number;
  /** The label's lead over the second, long tickets no surer for being long. */
  margin: number;
}

/** A complement naive Bayes classifier over terms; small, trained in one walk. */
export interface TagModel {
  guess(terms: Terms): Guess | undefined;
  /** How much more the term speaks for one label than for another. */
  lead(term: number, label: number, other: number): number;
}

/** Trains on tickets whose labels are known. */
export function trainTagModel(
  examples: ReadonlyArray<{ terms: Terms; label: number }>,
  labels: number,
  vocabularySize: number,
): TagModel {
  const totals = new Float64Array(vocabularySize);
  const own = Array.from({ length: labels }, () => new Float64Array(vocabularySize));
  for (const { terms, label } of examples) {
    const counts = own[label];
    for (const term of terms) {
      totals[term] = (totals[term] ?? 0) + 1;
      if (counts) counts[term] = (counts[term] ?? 0) + 1;
    }
  }
  const all = totals.reduce((sum, count) => sum + count, 0);
  const weights = own.map(counts => {
    const sum = counts.reduce((total, count) => total + count, 0);
    const outside = all - sum + vocabularySize;
    const row = new Float32Array(vocabularySize);
    let norm = 0;
    for (let term = 0; term < vocabularySize; term++) {
      const weight = -Math.log(((totals[term] ?? 0) - (counts[term] ?? 0) + 1) / outside);
      row[term] = weight;
      norm += weight;
    }
    return row.map(weight => (weight / norm) * vocabularySize);
  });
  return {
    guess(terms) {
      if (terms.length === 0) return undefined;
      let [best, second, label] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, -1];
      for (const [index, row] of weights.entries()) {
        let score = 0;
        for (const term of terms) score += row[term] ?? 0;
        if (score > best) [second, best, label] = [best, score, index];
        else if (score > second) second = score;
      }
      return label < 0 ? undefined : { label, margin: (best - second) / Math.sqrt(terms.length) };
    },
    lead: (term, label, other) => (weights[label]?.[term] ?? 0) - (weights[other]?.[term] ?? 0),
  };
}

/** The smallest margin from which at least `share` of the guesses agree with what is known; undefined when none does. */
export function marginFor(
  guesses: ReadonlyArray<{ margin: number; isRight: boolean }>,
  share: number,
): number | undefined {
  const ranked = [...guesses].sort((a, b) => b.margin - a.margin);
  let right = 0;
  let found: number | undefined;
  for (const [index, { margin, isRight }] of ranked.entries()) {
    if (isRight) right++;
    // Fewer than this prove nothing.
    if (index + 1 >= 20 && right / (index + 1) >= share) found = margin;
  }
  return found;
}
