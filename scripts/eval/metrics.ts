/** The scores of one question's ranked list, each from 0 to 1. */
export interface RankScores {
  ndcg10: number;
  mrr10: number;
  recall5: number;
  hit5: number;
}

/** Scores a ranking of distinct ids against what is relevant (id → grade above 0). */
export function scoreRanking(ranked: readonly string[], relevant: ReadonlyMap<string, number>): RankScores {
  const top = [...new Set(ranked)].slice(0, 10);
  const first = top.findIndex(id => relevant.has(id));
  const found = top.slice(0, 5).filter(id => relevant.has(id)).length;
  return {
    ndcg10: ndcg(top, relevant, 10),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall5: relevant.size > 0 ? found / relevant.size : 0,
    hit5: found > 0 ? 1 : 0,
  };
}

/** Graded gain, discounted by log2 of the rank, over the best possible order of all relevant ids. */
export function ndcg(
  ranked: readonly string[],
  relevant: ReadonlyMap<string, number>,
  depth: number,
): number {
  const gains = ranked.slice(0, depth).map(id => relevant.get(id) ?? 0);
  const ideal = [...relevant.values()].sort((a, b) => b - a).slice(0, depth);
  const best = discounted(ideal);
  return best > 0 ? discounted(gains) / best : 0;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/**
 * How well a score tells positives from negatives: the chance that a positive scores above a negative,
 * ties counting half. NaN when either side is empty.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map(score => ({ score, isPositive: true })),
    ...negatives.map(score => ({ score, isPositive: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to += 1;
    const rank = (from + 1 + to) / 2;
    rankSum += rank * all.slice(from, to).filter(item => item.isPositive).length;
    from = to;
  }
  const [p, n] = [positives.length, negatives.length];
  return (rankSum - (p * (p + 1)) / 2) / (p * n);
}

/** A decision with how sure it was and whether it was wrong. */
export interface Judged {
  confidence: number;
  isWrong: boolean;
}

/**
 * Risks of decisions, most confident first: 1 for wrong, 0 for right. Equally confident ones share their
 * mean, so that their order does not matter.
 */
export function tieMeans(judged: readonly Judged[]): number[] {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  const risks: number[] = [];
  for (let from = 0; from < sorted.length; from = risks.length) {
    const tied = sorted.slice(from).findIndex(item => item.confidence !== sorted[from]?.confidence);
    const to = tied < 0 ? sorted.length : from + tied;
    const risk = mean(sorted.slice(from, to).map(item => Number(item.isWrong)));
    while (risks.length < to) risks.push(risk);
  }
  return risks;
}

/** Risk when only the most confident are answered: a point for each number answered. */
export function riskCoverage(judged: readonly Judged[]): Array<{ coverage: number; risk: number }> {
  let sum = 0;
  return tieMeans(judged).map((risk, index) => {
    sum += risk;
    return { coverage: (index + 1) / judged.length, risk: sum / (index + 1) };
  });
}

/** The area under the risk–coverage curve: the mean risk over all numbers answered; lower is better. */
export function aurc(judged: readonly Judged[]): number {
  return mean(riskCoverage(judged).map(point => point.risk));
}
