/** Once for all browser specs: the built widget, the real worker with two sites, their pages, one browser. */
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startDemoSite } from '../../demo-site/server.ts';
import { embedSnippet } from '../../embed-snippet/snippet.ts';
import { createApi, demoSettings } from '../../scripts/lib/api.ts';
import { BROWSER_ARGS, findBrowser } from '../../scripts/lib/browser.ts';
import { buildDesk } from '../../scripts/lib/desk-build.ts';
import { ingestFolder } from '../../scripts/lib/local-worker.ts';
import { buildWidget } from '../../scripts/lib/widget-build.ts';
import { startWorker } from '../../scripts/lib/worker.ts';

/** Addresses and secrets that specs need; strings only, since they travel between processes. */
export interface BrowserWorld {
  workerUrl: string;
  adminToken: string;
  /** Opens /desk. */
  deskToken: string;
  /** The demo site: site `demo`, with the demo help centre. */
  demoUrl: string;
  /** The same pages at another origin: site `other`, with its own knowledge and accent. */
  otherUrl: string;
  browserEndpoint: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    world: BrowserWorld;
  }
}

const IDENTITY_SECRET = 'an identity secret that is only for tests, 32+ bytes';

/** Starts the world; the returned function ends it, failing when the worker tried to leave the machine. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWidget();
  await buildDesk();
  const worker = await startWorker();
  const site = (id: string) =>
    startDemoSite({
      port: 0,
      snippet: embedSnippet({ origin: worker.url, site: id }),
      identity: { secret: IDENTITY_SECRET, site: id },
    });
  const [demo, other] = [await site('demo'), await site('other')];

  const api = createApi(worker.url, worker.adminToken);
  const demoSite = demoSettings(demo.url, IDENTITY_SECRET);
  await api.putSite(demoSite);
  const otherSite = {
    name: 'Yard',
    theme: { accent: '#8a2be2', mode: 'auto', position: 'left' },
    greeting: 'Hello from the yard',
  };
  await api.putSite({ ...demoSettings(other.url, IDENTITY_SECRET), ...otherSite, id: 'other' });
  const common = { workerUrl: worker.url, adminToken: worker.adminToken, deskToken: worker.deskToken };
  await ingestFolder({ ...common, folder: 'demo-site/help', site: 'demo', baseUrl: `${demo.url}/help` });
  await ingestFolder({
    ...common,
    folder: 'tests/browser/other-help',
    site: 'other',
    baseUrl: `${other.url}/help`,
  });

  const browser = await chromium.launchServer({ executablePath: findBrowser(), args: BROWSER_ARGS });
  project.provide('world', {
    ...common,
    demoUrl: demo.url,
    otherUrl: other.url,
    browserEndpoint: browser.wsEndpoint(),
  });

  return async () => {
    await browser.close();
    await Promise.all([demo.close(), other.close()]);
    const attempts = worker.outboundAttempts();
    await worker.close();
    if (attempts.length > 0) throw new Error(`The worker tried to leave the machine: ${attempts.join(', ')}`);
  };
}
