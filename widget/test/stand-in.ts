import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launcher, newVisitor, panel } from '../../tests/browser/open-page.ts';
import type { Deed } from '../dev/agent.ts';
import type { StandIn } from '../dev/server.ts';
import { startStandIn } from '../dev/server.ts';

let standIn: StandIn;

/** The stand-in for the worker, while the tests of a file run. */
export function useStandIn(): void {
  beforeAll(async () => {
    standIn = await startStandIn(0);
  });
  afterAll(() => standIn.close());
}

/** Opens a page of the stand-in's with the panel open. */
export async function openChat(visitor?: BrowserContext, query = ''): Promise<Page> {
  const context = visitor ?? (await newVisitor());
  const page = await context.newPage();
  await page.goto(`${standIn.pageUrl}/app/billing${query}`);
  await launcher(page).click();
  await composer(page).waitFor();
  return page;
}

export function composer(page: Page): Locator {
  return page.locator('waypost-widget #composer');
}

/** Writes into the composer and sends. */
export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** Through the header's step to a person, with what is written; returns once the team is being told. */
export async function talkToPerson(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await panel(page).getByRole('button', { name: 'Talk to a person' }).first().click();
  await panel(page).getByRole('button', { name: 'Pass it on' }).click();
  await page.locator('waypost-widget .log').getByText('Passed on to the team').waitFor();
}

/** Has the scripted agent do something in this page's conversation. @returns what the widget signalled. */
export async function agent(
  page: Page,
  deed: Deed | '',
  text?: string,
): Promise<{ signals: string[]; sockets: number }> {
  const id = await page.evaluate(() => localStorage.getItem('waypost:demo:conversation'));
  const response = await fetch(`${standIn.widgetUrl}/dev/${id}/${deed}`, {
    method: 'POST',
    body: JSON.stringify({ text }),
  });
  return response.json();
}

/** Waits until the live channel is open. */
export async function untilLive(page: Page, count = 1): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await agent(page, '')).sockets >= count) return;
    await page.waitForTimeout(50);
  }
  throw new Error('the live channel did not open');
}
