import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readDocuments, readQueries, spread } from './dataset.ts';

const folder = mkdtempSync(join(tmpdir(), 'waypost-dataset-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads a question as its title and text, cut to 1,200 characters, with what is relevant', () => {
  const long = { id: 2, text: 'x'.repeat(2_000), tier: 'B' };
  writeFileSync(
    join(folder, 'queries.jsonl'),
    `{"id":"1","title":"Lost","text":"It is gone."}\n${JSON.stringify(long)}\n{"id":"3","text":"Unjudged"}\n`,
  );
  writeFileSync(join(folder, 'qrels.tsv'), 'query-id\tcorpus-id\tscore\n1\ta\t2\n1\tb\t0\n2\tc\t1\n');
  const [first, second, ...others] = readQueries(folder);
  expect(first).toMatchObject({ id: '1', text: 'Lost\nIt is gone.', relevant: new Map([['a', 2]]) });
  expect(second?.text).toHaveLength(1_200);
  expect(second?.tier).toBe('B');
  expect(others).toEqual([]);
});

it('names the file and line that cannot be read, and the file that is not there', () => {
  expect(() => readDocuments(folder)).toThrow('corpus.jsonl is not there');
  writeFileSync(join(folder, 'corpus.jsonl'), '{"id":"a","text":"Fine."}\n{"id":"b"}\n');
  expect(() => readDocuments(folder)).toThrow('corpus.jsonl:2');
});

it('spreads a limit evenly over a list', () => {
  expect(spread([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([0, 2, 4, 6]);
  expect(spread([0, 1], undefined)).toEqual([0, 1]);
});
