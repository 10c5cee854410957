import { expect, it } from 'vitest';
import { describeTrace } from './trace-text.ts';

it('says confidence, evidence, mended words and learned votes readably', () => {
  const text = describeTrace({
    question: 'How do I cancle?',
    confidence: 0.734,
    evidence: { known: 1, votes: 0.126, title: 0 },
    mended: [{ word: 'cancle', as: 'cancel' }],
    learned: [{ id: 'ticket-7', title: 'Stop it', similarity: 0.81, articles: ['cancel', 'refund'] }],
    timings: { totalMs: 12.34567 },
  });
  for (const line of [
    '  confidence: 73%',
    '  evidence: known 1, votes 0.13',
    '  mended: cancle → cancel',
    '    81% Stop it (ticket-7) → cancel, refund',
    '  question: How do I cancle?',
    '  timings: {totalMs 12.346}',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});

it('shows a trace of another shape as it is, and says when there is none', () => {
  expect(describeTrace({ confidence: 'high', novel: [1, 2] })).toContain('  confidence: high');
  expect(describeTrace(undefined)).toContain('none was kept');
});
