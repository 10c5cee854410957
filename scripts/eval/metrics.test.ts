import { describe, expect, it } from 'vitest';
import { aurc, auroc, ndcg, riskCoverage, scoreRanking, tieMeans } from './metrics.ts';

describe('a ranking', () => {
  it('is perfect when all that is relevant comes first', () => {
    const relevant = new Map([
      ['a', 1],
      ['b', 1],
    ]);
    expect(scoreRanking(['b', 'a', 'c'], relevant)).toEqual({ ndcg10: 1, mrr10: 1, recall5: 1, hit5: 1 });
  });

  it('loses by the logarithm of the rank', () => {
    const scores = scoreRanking(['x', 'y', 'a'], new Map([['a', 1]]));
    expect(scores.ndcg10).toBeCloseTo(1 / Math.log2(4));
    expect(scores.mrr10).toBeCloseTo(1 / 3);
  });

  it('is held against all relevant articles, found or not', () => {
    const relevant = new Map([
      ['a', 1],
      ['b', 1],
    ]);
    expect(scoreRanking(['a'], relevant).ndcg10).toBeCloseTo(1 / (1 + 1 / Math.log2(3)));
    expect(scoreRanking(['a'], relevant).recall5).toBe(0.5);
  });

  it('gains more by a higher grade in front', () => {
    const relevant = new Map([
      ['good', 2],
      ['fair', 1],
    ]);
    const worse = (1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3));
    expect(ndcg(['fair', 'good'], relevant, 10)).toBeCloseTo(worse);
    expect(ndcg(['good', 'fair'], relevant, 10)).toBe(1);
  });

  it('counts nothing beyond its depth and no article twice', () => {
    const ten = Array.from({ length: 10 }, (_, index) => `x${index}`);
    expect(scoreRanking([...ten, 'a'], new Map([['a', 1]]))).toEqual({
      ndcg10: 0,
      mrr10: 0,
      recall5: 0,
      hit5: 0,
    });
    expect(scoreRanking(['a', 'a', 'a'], new Map([['a', 1]])).ndcg10).toBe(1);
    expect(scoreRanking(['x', 'x', 'x', 'x', 'x', 'a'], new Map([['a', 1]])).hit5).toBe(1);
  });
});

describe('AUROC', () => {
  it('is 1 when every positive scores higher, 0 the other way round, 0.5 when all are equal', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1);
    expect(auroc([1, 2], [3, 4])).toBe(0);
    expect(auroc([1, 1], [1, 1, 1])).toBe(0.5);
  });

  it('is the share of pairs in the right order, ties counting half', () => {
    expect(auroc([2, 5], [1, 2, 6])).toBeCloseTo((1 + 0.5 + 1 + 1) / 6);
  });

  it('is no number without positives or negatives', () => {
    expect(auroc([], [1])).toBeNaN();
  });
});

describe('risk and coverage', () => {
  const judged = [
    { confidence: 0.2, isWrong: true },
    { confidence: 0.9, isWrong: false },
    { confidence: 0.5, isWrong: true },
    { confidence: 0.7, isWrong: false },
  ];

  it('begins with the most confident and ends with everybody', () => {
    expect(riskCoverage(judged)).toEqual([
      { coverage: 0.25, risk: 0 },
      { coverage: 0.5, risk: 0 },
      { coverage: 0.75, risk: 1 / 3 },
      { coverage: 1, risk: 0.5 },
    ]);
    expect(aurc(judged)).toBeCloseTo((0 + 0 + 1 / 3 + 1 / 2) / 4);
  });

  it('does not depend on the order of equally confident ones', () => {
    const tied = judged.map(item => ({ ...item, confidence: 0.5 }));
    expect(tieMeans(tied)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(aurc(tied)).toBe(aurc([...tied].reverse()));
  });
});
