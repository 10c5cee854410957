import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { embedSnippet } from '../../embed-snippet/snippet.ts';
import type { Weight } from '../../widget/check-budget.ts';
import { weigh } from '../../widget/check-budget.ts';
import { launchBrowser } from '../lib/browser.ts';
import { ROOT } from '../lib/project.ts';
import type { BenchResult, Figure } from './result.ts';
import { startWorld } from './world.ts';

/** Weighs the tag, the loader, and every file that a browser really fetches up to the first open panel. */
export async function benchBytes(): Promise<BenchResult> {
  const files = await filesOfFirstOpen();
  const dist = join(ROOT, 'widget/dist');
  const loader = await weigh(dist, 'waypost.js');
  const panel = await Promise.all(files.filter(file => file !== 'waypost.js').map(file => weigh(dist, file)));
  const snippet = Buffer.from(embedSnippet({ origin: 'https://support.example.com', site: 'demo' }));
  const tag: Weight = {
    file: 'snippet',
    raw: snippet.length,
    gzip: gzipSync(snippet).length,
    brotli: brotliCompressSync(snippet).length,
  };
  return {
    name: 'bytes',
    method: `Files a browser fetched up to the first open panel: ${files.join(', ')}.`,
    figures: [
      ...figures('snippet', [tag]),
      ...figures('loader', [loader], 3_000),
      ...figures('panel', panel),
      ...figures('loader and first open panel', [loader, ...panel], 22_000),
    ],
  };
}

function figures(what: string, weights: Weight[], brotliTarget?: number): Figure[] {
  const sum = (kind: 'raw' | 'gzip' | 'brotli') => weights.reduce((total, weight) => total + weight[kind], 0);
  return [
    { what: `${what}, raw`, value: sum('raw'), unit: 'B' },
    { what: `${what}, gzip`, value: sum('gzip'), unit: 'B' },
    { what: `${what}, brotli`, value: sum('brotli'), unit: 'B', target: brotliTarget },
  ];
}

async function filesOfFirstOpen(): Promise<string[]> {
  const world = await startWorld();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const files = new Set<string>();
    page.on('response', response => {
      const url = new URL(response.url());
      if (url.origin === new URL(world.worker.url).origin && url.pathname.endsWith('.js'))
        files.add(url.pathname.slice(1));
    });
    await page.goto(`${world.withWidget.url}/pricing`);
    await page.locator('waypost-widget').getByRole('button').first().click();
    await page.locator('waypost-widget').getByRole('textbox').waitFor();
    await page.waitForLoadState('networkidle');
    return [...files].sort();
  } finally {
    await browser.close();
    await world.close();
  }
}
