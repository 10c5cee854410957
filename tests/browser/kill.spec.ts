import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDemoSite } from '../../demo-site/server.ts';
import { embedSnippet } from '../../embed-snippet/snippet.ts';
import { createApi, demoSettings } from '../../scripts/lib/api.ts';
import { ingestFolder } from '../../scripts/lib/local-worker.ts';
import type { ScriptedModelServer } from '../../scripts/lib/scripted-model-server.ts';
import { startScriptedModelServer } from '../../scripts/lib/scripted-model-server.ts';
import type { RunningWorker } from '../../scripts/lib/worker.ts';
import { startWorker } from '../../scripts/lib/worker.ts';
import { ask, newVisitor, openPanel, panel } from './open-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'waypost-kill-'));
let model: ScriptedModelServer;
let worker: RunningWorker;
let demo: Awaited<ReturnType<typeof startDemoSite>>;

beforeAll(async () => {
  model = await startScriptedModelServer();
  worker = await startWorker({
    persist: folder,
    bindings: { OPENAI_API_KEY: 'scripted', OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'ok-60ms' },
  });
  demo = await startDemoSite({ port: 0, snippet: embedSnippet({ origin: worker.url, site: 'demo' }) });
  await createApi(worker.url, worker.adminToken).putSite(
    demoSettings(demo.url, 'a secret for tests only, 32 characters'),
  );
  const common = { workerUrl: worker.url, adminToken: worker.adminToken, site: 'demo' };
  await ingestFolder({ ...common, folder: 'demo-site/help', baseUrl: `${demo.url}/help` });
});

afterAll(async () => {
  await demo?.close();
  await worker?.close();
  await model?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('the worker killed in the middle of an answer: the customer sees the whole answer, once', async () => {
  const page = await (await newVisitor()).newPage();
  await page.goto(`${demo.url}/app/schedule`);
  await openPanel(page);
  await ask(page, 'How do I cancel a shift?');
  // The model has begun to speak, and takes seconds to end.
  await expect.poll(() => model.requests.length, { timeout: 10_000 }).toBe(1);
  await panel(page).getByRole('log').getByText('Cancel a shift').first().waitFor();
  await worker.restart({ hard: true });

  const helpful = panel(page).getByRole('button', { name: 'This helped' });
  const retry = panel(page).getByRole('button', { name: 'Try again' });
  await Promise.race([helpful.waitFor(), retry.waitFor()]);
  if (await retry.isVisible()) await retry.click();
  await helpful.waitFor();
  await page.reload();
  await helpful.waitFor();
  expect(
    await panel(page).getByRole('log').getByText('How do I cancel a shift?', { exact: true }).count(),
  ).toBe(1);
  expect(await helpful.count()).toBe(1);
});
