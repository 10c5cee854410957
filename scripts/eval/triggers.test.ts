import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readTriggers, TRIGGERS } from './trigger-set.ts';
import { evaluateTriggers, firedBy } from './triggers.ts';

const rows = readTriggers('all');

it('reads a set that has not changed since it was written', () => {
  const source = readFileSync('scripts/eval/sets/triggers.jsonl', 'utf8');
  expect(createHash('sha256').update(source).digest('hex').slice(0, 16)).toBe('a0f2ad98c132b5d6');
});

it('has every trigger in both halves, with messages that fire and that do not', () => {
  expect(rows.length).toBeGreaterThanOrEqual(240);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(new Set(rows.map(({ text }) => String(text))).size).toBe(rows.length);
  for (const trigger of TRIGGERS) {
    for (const split of ['dev', 'test']) {
      const own = rows.filter(row => row.trigger === trigger && row.split === split);
      expect(own.filter(({ fires }) => fires).length, trigger).toBeGreaterThanOrEqual(8);
      expect(own.filter(({ fires }) => !fires).length, trigger).toBeGreaterThanOrEqual(4);
    }
  }
});

it('tells what was missed and what fired falsely, for all and for each half', async () => {
  const { json } = await evaluateTriggers();
  // At most five in a hundred that must not.
  const { firedFalsely, negatives } = json as { firedFalsely: number; negatives: number };
  expect(json).toMatchObject({ n: rows.length, missed: 0, missedIds: [] });
  expect(firedFalsely / negatives).toBeLessThanOrEqual(0.05);
  expect(json).toHaveProperty('dev.n', 127);
  expect(json).toHaveProperty('test.n', 126);
});

it('reads a pair as two messages', () => {
  expect(firedBy({ text: ['I want to cancel', 'my subscription'] })).toEqual(['cancel']);
  expect(firedBy({ text: ['how do I talk', 'to my team in the chat'] })).toEqual([]);
});
