/** One customer in the widget and one agent in Request Tracker's own pages, from the question to the rating. */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../lib/browser.ts';
import { buildDesk } from '../lib/desk-build.ts';
import { buildWidget } from '../lib/widget-build.ts';
import type { Scenario } from './adapter.ts';
import { startProduct } from './product.ts';
import type { RunningRt } from './rt.ts';
import { createRtDesk } from './rt-desk.ts';
import { openRtPages } from './rt-pages.ts';

const QUESTION = 'My export of October hours is empty';
const DETAIL = 'The file has no rows.';
const REPLY = 'Please choose the whole month, then export again.';
const COMMENT = 'Known since Monday, see the incident.';
const THANKS = 'That works, thank you';
const AGAIN = 'Empty once more';
/** What RT's root is called. */
const AGENT_NAME = 'Enoch Root';
/** Nothing calls the worker: it looks every few seconds while the customer does, and RT takes its time. */
const PATIENCE_MS = 60_000;

export function storyScenario(rt: RunningRt): Scenario {
  return {
    name: 'story: widget and RT’s own pages, from question to reply, solved, rated and open again',
    async run() {
      await Promise.all([buildWidget(), buildDesk()]);
      const product = await startProduct(rt);
      try {
        const browser = await launchBrowser();
        try {
          await tell(browser, rt, product.siteUrl);
        } finally {
          await browser.close();
        }
      } finally {
        await product.close();
      }
    },
  };
}

async function tell(browser: Browser, rt: RunningRt, siteUrl: string): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const customer = await context.newPage();
  customer.setDefaultTimeout(PATIENCE_MS);
  const widget = customer.locator('waypost-widget');
  const panel = widget.getByRole('dialog');
  const log = panel.getByRole('log');
  const desk = createRtDesk(rt);

  await customer.goto(`${siteUrl}/app/integrations`);
  await widget.getByRole('button').first().click();
  await ask(customer, QUESTION);
  await panel.getByRole('button', { name: 'Talk to a person' }).first().click();
  await panel.getByLabel(/What should they know/).fill(DETAIL);
  await panel.getByLabel(/E-mail for the reply/).fill('ada@example.com');
  await panel.getByRole('button', { name: 'Pass it on' }).click();
  const reference = panel.getByText(/^Reference #\d+/);
  await reference.waitFor();
  const id = /#(\d+)/.exec((await reference.textContent()) ?? '')?.[1];
  assert.ok(id, 'the reference names the ticket');

  const agent = await openRtPages(browser, rt);
  await agent.sees(id, [QUESTION, DETAIL, 'ada@example.com']);

  await agent.comment(id, COMMENT);
  await agent.reply(id, REPLY);
  await log.getByText(REPLY).waitFor();
  await log.getByText(AGENT_NAME).first().waitFor();

  await ask(customer, THANKS);
  await until('the customer’s message is on the ticket, once and in public', async () => {
    const found = (await desk.messages(id)).filter(({ text }) => text.includes(THANKS));
    return found.map(({ kind }) => kind).join() === 'Correspond';
  });
  await agent.sees(id, [THANKS, COMMENT]);

  await agent.resolve(id);
  await panel
    .getByText(/marked this as solved/)
    .first()
    .waitFor();
  await panel.getByRole('radio', { name: /^5\/5/ }).check({ force: true });
  await panel.getByRole('button', { name: 'Send rating' }).click();
  await panel.getByText('You gave 5 of 5').first().waitFor();
  await until('a comment on the ticket tells the rating', async () =>
    (await desk.messages(id)).some(({ kind, text }) => kind === 'Comment' && /\b5 of 5\b/.test(text)),
  );
  assert.equal((await desk.ticket(id)).Status, 'resolved');

  await panel.getByRole('button', { name: 'Same problem again' }).click();
  await panel.getByText('The team has your question again').first().waitFor();
  await until('the ticket is open again', async () => (await desk.ticket(id)).Status === 'open');
  await ask(customer, AGAIN);
  await until('what comes then lands on the same ticket', async () =>
    (await desk.messages(id)).some(({ text }) => text.includes(AGAIN)),
  );
  assert.equal(await log.getByText(REPLY).count(), 1, 'the reply is shown once');
  assert.ok(!(await log.textContent())?.includes(COMMENT), 'the comment is never shown');
  await agent.close();
  await context.close();
}

async function ask(page: Page, text: string): Promise<void> {
  const composer = page.locator('waypost-widget').getByRole('dialog').getByRole('textbox');
  await composer.fill(text);
  await composer.press('Enter');
}

/** Asks again each second. @throws Error naming what did not come to be. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    if (await isSo()) return;
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
  throw new Error(`Not within ${patienceMs / 1_000} s: ${what}.`);
}
