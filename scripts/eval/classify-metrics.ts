/** What was said of one row, and what is true. */
export interface Verdict {
  said: string;
  truth: string;
}

/** Share of verdicts that are right; 0 of none. */
export function accuracyOf(verdicts: readonly Verdict[]): number {
  return shareOf(verdicts, ({ said, truth }) => said === truth);
}

/** F1 of each label that occurs among the truths, averaged with equal weight. */
export function macroF1Of(verdicts: readonly Verdict[]): number {
  const labels = [...new Set(verdicts.map(({ truth }) => truth))];
  const scores = labels.map(label => {
    const right = verdicts.filter(({ said, truth }) => said === label && truth === label).length;
    const wrong = verdicts.filter(({ said, truth }) => (said === label) !== (truth === label)).length;
    return right === 0 ? 0 : (2 * right) / (2 * right + wrong);
  });
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, labels.length);
}

/** A row's score, and whether it is what the score looks for. */
export interface Scored {
  score: number;
  isPositive: boolean;
}

/** The share of positives above the score that `falseShare` of the negatives reach. */
export function recallAtFalse(rows: readonly Scored[], falseShare: number): number {
  const negatives = rows.filter(({ isPositive }) => !isPositive).map(({ score }) => score);
  negatives.sort((left, right) => right - left);
  const from = negatives[Math.floor(falseShare * negatives.length)] ?? Number.NEGATIVE_INFINITY;
  return shareOf(
    rows.filter(({ isPositive }) => isPositive),
    ({ score }) => score > from,
  );
}

/** The most positives found by any threshold that is right at least `precision` of the time. */
export function recallAtPrecision(rows: readonly Scored[], precision: number): number {
  const sorted = [...rows].sort((left, right) => right.score - left.score);
  const positives = rows.filter(({ isPositive }) => isPositive).length;
  let right = 0;
  let best = 0;
  sorted.forEach(({ score, isPositive }, index) => {
    if (isPositive) right++;
    // Rows of the same score pass a threshold together.
    if (sorted[index + 1]?.score === score) return;
    if (right / (index + 1) >= precision) best = Math.max(best, right);
  });
  return best / Math.max(1, positives);
}

/** The share of items that are so; 0 of none. */
export function shareOf<Item>(items: readonly Item[], isSo: (item: Item) => boolean): number {
  return items.filter(isSo).length / Math.max(1, items.length);
}

/** A share with four places, for reports. */
export function rounded(value: number): number {
  return Number(value.toFixed(4));
}
