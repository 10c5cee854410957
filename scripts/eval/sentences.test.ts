import { describe, expect, it } from 'vitest';
import { judge, readSentences } from './sentences.ts';

describe('the frozen sentences', () => {
  it('are enough, of both kinds, half of them kept from development', () => {
    const all = readSentences('all');
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(all.filter(row => row.verdict === 'true').length).toBeGreaterThanOrEqual(160);
    expect(new Set(all.map(row => row.id)).size).toBe(all.length);
    expect(readSentences('test').length / all.length).toBeGreaterThan(0.45);
  });

  it('no false one of the development half is shown, and at most a tenth of the true ones is held back', () => {
    const judged = judge(readSentences('dev'));
    const shown = judged.filter(one => one.row.verdict === 'false' && one.isShown);
    expect(shown.map(one => one.row.sentence)).toEqual([]);
    const truths = judged.filter(one => one.row.verdict === 'true');
    expect(truths.filter(one => !one.isShown).length / truths.length).toBeLessThanOrEqual(0.1);
  });

  it('every one that is held back has a reason', () => {
    const held = judge(readSentences('dev')).filter(one => !one.isShown);
    expect(held.every(one => one.reason !== undefined)).toBe(true);
  });
});

describe('the sentences about other products', () => {
  it('are enough, mostly in other words, about many products', () => {
    const all = readSentences('all', 'extra');
    const truths = all.filter(row => row.verdict === 'true');
    expect(all.length).toBeGreaterThanOrEqual(240);
    expect(truths.length).toBeGreaterThanOrEqual(110);
    expect(truths.filter(row => row.kind === 'strong').length).toBeGreaterThanOrEqual(60);
    expect(all.length - truths.length).toBeGreaterThanOrEqual(130);
    expect(new Set(all.map(row => row.passages[0]?.articleId)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(all.map(row => row.id)).size).toBe(all.length);
  });

  it('share no passage between their halves', () => {
    const texts = (split: 'dev' | 'test') =>
      new Set(readSentences(split, 'extra').flatMap(row => row.passages.map(({ text }) => text)));
    expect([...texts('dev')].filter(text => texts('test').has(text))).toEqual([]);
  });

  it('no false one of the development half is shown, and at most 36 in a hundred true ones are held back', () => {
    const judged = judge(readSentences('dev', 'extra'));
    const shown = judged.filter(one => one.row.verdict === 'false' && one.isShown);
    expect(shown.map(one => one.row.sentence)).toEqual([]);
    const truths = judged.filter(one => one.row.verdict === 'true');
    expect(truths.filter(one => !one.isShown).length / truths.length).toBeLessThanOrEqual(0.36);
  });
});

describe('the sentences about the demo articles', () => {
  it('no false one is shown, and at most half of the true ones is held back', () => {
    const judged = judge(readSentences('all', 'demo'));
    expect(judged.length).toBeGreaterThanOrEqual(180);
    expect(judged.filter(one => one.row.verdict === 'false' && one.isShown)).toEqual([]);
    const truths = judged.filter(one => one.row.verdict === 'true');
    expect(truths.filter(one => !one.isShown).length / truths.length).toBeLessThanOrEqual(0.5);
  });
});
