import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { RunningWorker } from '../lib/worker.ts';
import { startWorker } from '../lib/worker.ts';
import { createIngestClient } from './client.ts';
import type { FixtureSite } from './crawl/fixture-site.ts';
import { answers, helpPage, startFixtureSite } from './crawl/fixture-site.ts';
import { readSite } from './crawl/site-source.ts';
import { runIngest } from './run.ts';

let worker: RunningWorker;
let site: FixtureSite;
let folder = '';
beforeAll(async () => {
  worker = await startWorker();
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  await fetch(`${worker.url}/admin/v1/sites/crawled`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${worker.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'crawled', name: 'Crawled', origins: ['https://x.example'] }),
  });
}, 60_000);
afterEach(async () => {
  await site.close();
});
afterAll(async () => {
  await worker.close();
  await rm(folder, { recursive: true });
});

const article = (name: string) =>
  helpPage(
    `About ${name}`,
    `<p>All about ${name}, in words enough to be an article of its own.</p><ol><li>Open ${name}.</li></ol>`,
  );
/** One run; which requests changed something is counted. */
const ingest = async () => {
  let puts = 0;
  const client = createIngestClient({
    url: worker.url,
    token: worker.adminToken,
    site: 'crawled',
    source: 'help',
    fetch: async (input, init) => {
      if (init?.method === 'PUT') puts++;
      return await fetch(input, init);
    },
  });
  const content = await readSite({
    start: `${site.origin}/help/`,
    cacheFile: join(folder, 'cache.json'),
    pauseMs: 0,
    maxPages: 100,
    allowPrivate: true,
    backoffMs: 1,
    onProgress: () => undefined,
  });
  const { added, changed, unchanged, removed, partial } = await runIngest(client, content, {
    force: false,
    onProgress: () => undefined,
  });
  return { counts: [added, changed, unchanged, removed], puts, partial };
};

it('touches only what changed, keeps what an outage hides, and removes what is gone', async () => {
  const links = ['a', 'b', 'c', 'd', 'e']
    .map(name => `<li><a href="/help/${name}">About ${name}</a></li>`)
    .join('');
  const start = `<html><body><h1>Help</h1><ul>${links}</ul></body></html>`;
  const pages = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map(name => [`/help/${name}`, article(name)]));
  site = await startFixtureSite({ '/help/': start, ...pages });
  expect(await ingest()).toEqual({ counts: [5, 0, 0, 0], puts: 1, partial: undefined });
  expect(await ingest()).toEqual({ counts: [0, 0, 5, 0], puts: 0, partial: undefined });

  site.routes = { ...site.routes, '/help/a': answers(500), '/help/b': article('b and more') };
  expect(await ingest()).toEqual({ counts: [0, 1, 3, 0], puts: 1, partial: undefined });

  site.routes = { ...site.routes, '/help/a': article('a'), '/help/c': answers(404) };
  expect(await ingest()).toEqual({ counts: [0, 0, 4, 1], puts: 0, partial: undefined });

  // Everything down, and nothing remembered: nothing may go.
  await rm(join(folder, 'cache.json'));
  site.routes = { '/help/': answers(503) };
  const down = await ingest();
  expect(down.counts).toEqual([0, 0, 0, 0]);
  expect(down.partial).toContain('could not be fetched');
  site.routes = { '/help/': start, ...pages };
  expect((await ingest()).counts).toEqual([1, 1, 3, 0]);
});
