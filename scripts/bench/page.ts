import type { Browser } from 'playwright-core';
import { launchBrowser } from '../lib/browser.ts';
import type { BenchResult } from './result.ts';
import { median } from './result.ts';
import { startWorld } from './world.ts';

const RUNS = 9;
const SLOW_DOWN = 4;

interface Visit {
  scriptMs: number;
  longestTaskMs: number;
  layoutShift: number;
  widgetRequests: number;
}

/** What the page that carries the widget feels of it, before anybody means to use it. */
export async function benchPage(): Promise<BenchResult> {
  const world = await startWorld();
  const browser = await launchBrowser();
  const [withWidget, without]: [Visit[], Visit[]] = [[], []];
  try {
    const look = (origin: string) => visit(browser, `${origin}/pricing`, new URL(world.worker.url).origin);
    await look(world.withWidget.url);
    await look(world.without.url);
    for (let run = 0; run < RUNS; run += 1) {
      withWidget.push(await look(world.withWidget.url));
      without.push(await look(world.without.url));
    }
  } finally {
    await browser.close();
    await world.close();
  }
  const of = (visits: Visit[], key: keyof Visit) => median(visits.map(one => one[key]));
  const added = of(withWidget, 'scriptMs') - of(without, 'scriptMs');
  return {
    name: 'page',
    method:
      `The demo site's pricing page in Chromium with the processor slowed ${SLOW_DOWN} times, a new visitor each time, ` +
      `${RUNS} visits with and ${RUNS} without the widget by turns; medians. Nobody hovers, focuses or clicks.`,
    figures: [
      { what: "the page's script time without the widget", value: of(without, 'scriptMs'), unit: 'ms' },
      { what: "the page's script time with the widget", value: of(withWidget, 'scriptMs'), unit: 'ms' },
      { what: 'script time added', value: added, unit: 'ms', target: 15 },
      { what: 'longest task without the widget', value: of(without, 'longestTaskMs'), unit: 'ms' },
      {
        what: 'longest task with the widget',
        value: of(withWidget, 'longestTaskMs'),
        unit: 'ms',
        target: 50,
      },
      { what: 'layout shift without the widget', value: of(without, 'layoutShift'), unit: '' },
      { what: 'layout shift with the widget', value: of(withWidget, 'layoutShift'), unit: '', target: 0 },
      { what: 'requests for the widget', value: of(withWidget, 'widgetRequests'), unit: '', target: 1 },
    ],
  };
}

async function visit(browser: Browser, url: string, workerOrigin: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let widgetRequests = 0;
  page.on('request', request => {
    if (new URL(request.url()).origin === workerOrigin) widgetRequests += 1;
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(observe);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(1_500);
  const seen = await page.evaluate(() => Reflect.get(window, 'seen') as { shift: number; task: number });
  const { metrics } = await session.send('Performance.getMetrics');
  const script = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
  await context.close();
  if (script === undefined) throw new Error('Chromium reports no ScriptDuration.');
  return { scriptMs: script * 1_000, longestTaskMs: seen.task, layoutShift: seen.shift, widgetRequests };
}

/** Runs in the page. The browser reports tasks from 50 ms on; 0 means that there was none. */
function observe(): void {
  const seen = { shift: 0, task: 0 };
  Reflect.set(window, 'seen', seen);
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.shift += Number(Reflect.get(entry, 'value'));
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.task = Math.max(seen.task, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
}
