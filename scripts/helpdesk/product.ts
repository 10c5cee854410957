/** The product as a customer meets it, with Request Tracker behind it: worker, demo site, one site's settings. */
import { startDemoSite } from '../../demo-site/server.ts';
import { embedSnippet } from '../../embed-snippet/snippet.ts';
import { createApi, demoSettings } from '../lib/api.ts';
import type { RunningWorker, WorkerOptions } from '../lib/worker.ts';
import { startWorker } from '../lib/worker.ts';
import type { RunningRt } from './rt.ts';

export const SITE = 'demo';
const IDENTITY_SECRET = 'an identity secret that is only for tests, 32+ bytes';

export interface RunningProduct {
  worker: RunningWorker;
  /** The demo site, with the widget on each page. */
  siteUrl: string;
  /** Ends worker and site. @throws Error when the worker tried to leave the machine. */
  close(): Promise<void>;
}

/** @param rtUrl where the worker reaches RT: RT itself, or a proxy in front of it. */
export async function startProduct(
  rt: RunningRt,
  rtUrl = rt.url,
  options: Pick<WorkerOptions, 'onLog'> = {},
): Promise<RunningProduct> {
  const worker = await startWorker({
    ...options,
    bindings: {
      RT_BASE_URL: rtUrl,
      RT_USER: rt.product.name,
      RT_PASSWORD: rt.product.password,
      RT_QUEUE: 'General',
    },
  });
  const snippet = embedSnippet({ origin: worker.url, site: SITE });
  const site = await startDemoSite({ port: 0, snippet, identity: { secret: IDENTITY_SECRET, site: SITE } });
  await createApi(worker.url, worker.adminToken).putSite({
    ...demoSettings(site.url, IDENTITY_SECRET),
    handoff: { helpdesk: 'request-tracker' },
  });
  return {
    worker,
    siteUrl: site.url,
    async close() {
      await site.close();
      const attempts = worker.outboundAttempts();
      await worker.close();
      if (attempts.length > 0)
        throw new Error(`The worker tried to leave the machine: ${attempts.join(', ')}`);
    },
  };
}
