import { expect, it } from 'vitest';
import type { IngestClient } from './client.ts';
import { runIngest } from './run.ts';

const content = {
  articles: [{ id: 'a', title: 'A', text: 'Text.' }],
  rejected: [],
  rejectedIds: [],
  skipped: [],
};
const options = { force: false, onProgress: () => undefined };

/** A worker that has everything already, with vectors of some articles missing. */
function clientOf(unvectored: number, repairs: Array<{ written: number; left: number }>) {
  let calls = 0;
  const client: IngestClient = {
    plan: async () => ({ added: [], changed: [], unchanged: ['a'], removed: [] }),
    put: async () => ({ stored: [], rejected: [] }),
    finish: async () => ({ removed: [], unvectored }),
    repair: async () => {
      const repaired = repairs[calls++];
      if (!repaired) throw new Error('asked once too often');
      return { ...repaired, warnings: repaired.written === 0 ? ['The index is down.'] : [] };
    },
  };
  return { client, calls: () => calls };
}

it('writes missing vectors of unchanged articles until none is left', async () => {
  const { client, calls } = clientOf(450, [
    { written: 200, left: 250 },
    { written: 200, left: 50 },
    { written: 50, left: 0 },
  ]);
  expect(await runIngest(client, content, options)).toMatchObject({ unchanged: 1, revectored: 450 });
  expect(calls()).toBe(3);
});

it('gives up on vectors when no more can be written, and passes the warning on', async () => {
  const { client, calls } = clientOf(450, [
    { written: 200, left: 250 },
    { written: 0, left: 250 },
  ]);
  const summary = await runIngest(client, content, options);
  expect(summary).toMatchObject({ revectored: 200, warnings: ['The index is down.'] });
  expect(calls()).toBe(2);
});

it('asks for no repair where nothing is missing', async () => {
  const { client, calls } = clientOf(0, []);
  expect(await runIngest(client, content, options)).toMatchObject({ revectored: 0, warnings: [] });
  expect(calls()).toBe(0);
});

it('sums the rows that the batches took', async () => {
  const { client } = clientOf(0, []);
  const plan = async () => ({ added: ['a', 'b'], changed: [], unchanged: [], removed: [] });
  const put: IngestClient['put'] = async articles => ({
    stored: articles.map(({ id }) => id),
    rejected: [],
    rowsWritten: 7,
  });
  const large = ['a', 'b'].map(id => ({ id, title: id, text: 'Long text. '.repeat(30_000) }));
  const summary = await runIngest({ ...client, plan, put }, { ...content, articles: large }, options);
  expect(summary).toMatchObject({ added: 2, rowsWritten: 14 });
});
