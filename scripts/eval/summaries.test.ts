import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { splitSentences } from '../../worker/src/knowledge/sentences.ts';
import { ROOT } from '../lib/project.ts';
import { judgeSummary, readSummaries } from './summaries.ts';

const rows = readSummaries('all');

it('has not changed since it was labelled', () => {
  const text = readFileSync(join(ROOT, 'scripts/eval/sets/summaries.jsonl'));
  expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe('7c1b742cb941b98c');
});

it('has thirty conversations or more, in two halves, in four languages', () => {
  expect(rows.length).toBeGreaterThanOrEqual(30);
  expect(rows.filter(({ split }) => split === 'dev')).toHaveLength(rows.length / 2);
  expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'es', 'fr']));
});

it('labels sentences and answers that are there, each sentence one of its own', () => {
  for (const row of rows) {
    const ids = row.messages.flatMap(({ id, sentences }) =>
      sentences.map((_, index) => `${id}.${index + 1}`),
    );
    for (const label of [...row.wanted, ...row.open, ...row.own]) expect(ids, row.id).toContain(label);
    for (const id of Object.keys(row.tried)) expect(row.messages.map(message => message.id)).toContain(id);
    for (const { role, sentences } of row.messages) {
      if (role === 'user') expect(splitSentences(sentences.join(' ')).length, row.id).toBeGreaterThan(0);
    }
  }
});

it('calls a line right only when it says what its label says', () => {
  const [row] = rows;
  if (!row) throw new Error('The set is empty.');
  expect(judgeSummary(row).right).toEqual({ wanted: true, tried: true, open: true });
  expect(judgeSummary({ ...row, wanted: ['u1.1'] }).right.wanted).toBe(false);
  expect(judgeSummary({ ...row, tried: { ...row.tried, a1: 'helped' } }).right.tried).toBe(false);
  expect(judgeSummary({ ...row, open: ['u2.1'] }).right.open).toBe(false);
});
