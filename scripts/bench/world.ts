import type { DemoSite } from '../../demo-site/server.ts';
import { startDemoSite } from '../../demo-site/server.ts';
import { embedSnippet } from '../../embed-snippet/snippet.ts';
import { createApi, demoSettings } from '../lib/api.ts';
import { buildDesk } from '../lib/desk-build.ts';
import { ingestFolder } from '../lib/local-worker.ts';
import { buildWidget } from '../lib/widget-build.ts';
import type { RunningWorker } from '../lib/worker.ts';
import { startWorker } from '../lib/worker.ts';

/** A worker with the demo site, and the same pages without the widget. */
export interface BenchWorld {
  worker: RunningWorker;
  withWidget: DemoSite;
  without: DemoSite;
  close(): Promise<void>;
}

/** Starts what the page and byte benches look at. */
export async function startWorld(): Promise<BenchWorld> {
  await buildWidget();
  await buildDesk();
  const worker = await startWorker();
  const withWidget = await startDemoSite({
    port: 0,
    snippet: embedSnippet({ origin: worker.url, site: 'demo' }),
  });
  const without = await startDemoSite({ port: 0, snippet: '' });
  await createApi(worker.url, worker.adminToken).putSite(demoSettings(withWidget.url, ''));
  await ingestFolder({
    folder: 'demo-site/help',
    site: 'demo',
    workerUrl: worker.url,
    adminToken: worker.adminToken,
    baseUrl: `${withWidget.url}/help`,
  });
  return {
    worker,
    withWidget,
    without,
    async close() {
      await Promise.all([withWidget.close(), without.close()]);
      await worker.close();
    },
  };
}
