import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Addresses and secrets of the running world; see setup.ts. */
export const world = inject('world');

let browser: Browser | undefined;
const contexts: BrowserContext[] = [];
const outboundRequests: string[] = [];
const pageErrors: string[] = [];

/**
 * A new visitor with a browser of their own. Requests that leave this machine are refused, and fail the
 * test that made them, as an error on the page does.
 */
export async function newVisitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  browser ??= await chromium.connect(world.browserEndpoint);
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  contexts.push(context);
  await context.route('**/*', route => {
    const url = new URL(route.request().url());
    if (!/^https?:$/.test(url.protocol) || LOOPBACK.test(url.hostname)) return route.continue();
    outboundRequests.push(url.href);
    return route.abort();
  });
  context.on('weberror', ({ error }) => {
    pageErrors.push(String(error()));
  });
  return context;
}

/** Opens a page of the demo site (or of the other one) as a new visitor, or as one who is there already. */
export async function openPage(
  path: string,
  options: { visitor?: BrowserContext; site?: 'demo' | 'other' } = {},
): Promise<Page> {
  const visitor = options.visitor ?? (await newVisitor());
  const page = await visitor.newPage();
  await page.goto(new URL(path, options.site === 'other' ? world.otherUrl : world.demoUrl).href);
  return page;
}

/** The widget's launcher button; Playwright looks into open shadow roots by itself. */
export function launcher(page: Page): Locator {
  return page.locator('waypost-widget').getByRole('button').first();
}

/** The open panel. */
export function panel(page: Page): Locator {
  return page.locator('waypost-widget').getByRole('dialog');
}

/** Opens the panel and waits until a question can be typed. */
export async function openPanel(page: Page): Promise<Locator> {
  await launcher(page).click();
  await panel(page).getByRole('textbox').waitFor();
  return panel(page);
}

/** Types a question and sends it with Enter. */
export async function ask(page: Page, question: string): Promise<void> {
  const composer = panel(page).getByRole('textbox');
  await composer.fill(question);
  await composer.press('Enter');
}

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(outboundRequests.splice(0), 'requests that would have left this machine').toEqual([]);
  expect(pageErrors.splice(0), 'errors on the page').toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  browser = undefined;
});
