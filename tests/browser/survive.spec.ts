import { describe, expect, it } from 'vitest';
import { ask, launcher, newVisitor, openPage, openPanel, panel } from './open-page.ts';

const ANSWERED = /^Source 1: Cancel a shift/;

describe('the conversation survives', () => {
  it('a reload and a navigation, with the panel still open', async () => {
    const page = await openPage('/app/schedule');
    await openPanel(page);
    await ask(page, 'How do I cancel a shift?');
    await panel(page).getByRole('button', { name: ANSWERED }).waitFor();

    await page.reload();
    await panel(page).getByRole('button', { name: ANSWERED }).waitFor();
    await page.goto(new URL('/app/members', page.url()).href);
    await panel(page).getByRole('button', { name: ANSWERED }).waitFor();
    await panel(page).getByText('How do I cancel a shift?').waitFor();
  });

  it('in a second tab, and what is asked in one appears in the other', async () => {
    const visitor = await newVisitor();
    const first = await openPage('/app/schedule', { visitor });
    await openPanel(first);
    await ask(first, 'How do I cancel a shift?');
    await panel(first).getByRole('button', { name: ANSWERED }).waitFor();

    const second = await openPage('/app/billing', { visitor });
    await launcher(second).click();
    const resume = panel(second).getByRole('button', { name: 'Continue your conversation' });
    if (await resume.isVisible().catch(() => false)) await resume.click();
    await panel(second).getByRole('button', { name: ANSWERED }).waitFor();

    await ask(second, 'My card was declined');
    const question = panel(first).getByRole('log').getByText('My card was declined', { exact: true });
    await question.waitFor();
    await panel(first)
      .getByRole('button', { name: /^Source 1: .*card/i })
      .first()
      .waitFor();
    expect(await question.count()).toBe(1);
  });

  it('a connection that breaks while the message is sent: once in the transcript, once answered', async () => {
    const page = await openPage('/app/schedule');
    await openPanel(page);
    let failures = 1;
    await page.route('**/v1/chat', async route => {
      if (route.request().method() === 'POST' && failures-- > 0) {
        // The worker gets it, the browser never hears: the hardest kind of failure.
        await route.fetch();
        return route.abort('connectionreset');
      }
      return route.continue();
    });
    await ask(page, 'How do I cancel a shift?');
    const retry = panel(page).getByRole('button', { name: 'Try again' });
    const answer = panel(page).getByRole('button', { name: ANSWERED });
    await Promise.race([retry.waitFor(), answer.waitFor()]);
    if (await retry.isVisible()) await retry.click();
    await answer.waitFor();
    await page.reload();
    await answer.waitFor();
    expect(await panel(page).getByText('How do I cancel a shift?').count()).toBe(1);
    expect(await answer.count()).toBe(1);
  });

  it('being offline: says so, keeps the words, sends them later', async () => {
    const visitor = await newVisitor();
    const page = await openPage('/app/schedule', { visitor });
    await openPanel(page);
    await page.waitForResponse(/screens-/);
    await visitor.setOffline(true);
    await panel(page).getByText('You are offline', { exact: false }).waitFor();
    await ask(page, 'How do I cancel a shift?');
    await panel(page).getByText('How do I cancel a shift?').waitFor();
    await visitor.setOffline(false);
    const answer = panel(page).getByRole('button', { name: ANSWERED });
    const retry = panel(page).getByRole('button', { name: 'Try again' });
    await Promise.race([answer.waitFor(), retry.waitFor()]);
    if (await retry.isVisible()) await retry.click();
    await answer.waitFor();
  });

  it('blocked storage, without an error on the page', async () => {
    const visitor = await newVisitor();
    await visitor.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      }
    });
    const page = await openPage('/app/schedule', { visitor });
    await openPanel(page);
    await ask(page, 'How do I cancel a shift?');
    await panel(page).getByRole('button', { name: ANSWERED }).waitFor();
  });
});

describe('identity', () => {
  it('is vouched for by the product, and logout leaves nothing behind', async () => {
    const page = await openPage('/app/billing');
    await openPanel(page);
    await ask(page, 'How do I cancel the subscription?');
    await panel(page)
      .getByRole('button', { name: /^Source 1:/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: /Sign in as Dana/ }).click();
    await page.getByRole('button', { name: /Sign out/ }).waitFor();
    const session = page.waitForResponse(
      response => response.url().endsWith('/v1/sessions') && response.ok(),
    );
    await openPanel(page);
    expect(await (await session).json()).toMatchObject({
      customer: { id: 'cust_1042', name: 'Dana Okafor' },
    });
    await panel(page).getByText('How do I cancel the subscription?').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /Sign out/ }).click();
    await page.getByRole('button', { name: /Sign in as Dana/ }).waitFor();
    await openPanel(page);
    expect(await panel(page).getByText('How do I cancel the subscription?').count()).toBe(0);
  });
});
