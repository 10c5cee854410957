import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, launcher, newVisitor, openPage, openPanel, panel } from './open-page.ts';

const QUESTION = 'An integration is not syncing';
const OLD = 'Connected, but the last sync is old';

const choices = (page: Page) => panel(page).getByRole('log').getByRole('group');
const choice = (page: Page, name: string) => choices(page).getByRole('button', { name });

async function askForCase(page: Page) {
  await openPanel(page);
  await ask(page, QUESTION);
  await choice(page, OLD).waitFor();
}

describe('cases to choose from', () => {
  it('sends the tapped one as the next message, gives exactly that branch, and goes away', async () => {
    const page = await openPage('/app/integrations');
    await askForCase(page);
    expect(await choices(page).getByRole('button').count()).toBeLessThanOrEqual(4);
    await choice(page, OLD).click();
    await panel(page).locator('.question').getByText(OLD).waitFor();
    const steps = panel(page).locator('.answer').last();
    await steps.getByText('Sync now').waitFor();
    expect(await steps.textContent()).not.toContain('Compare one shift');
    expect(await choices(page).count()).toBe(0);
  });

  it('is there again after a reload, and gone once something else was asked', async () => {
    const page = await openPage('/app/integrations');
    await askForCase(page);
    await page.reload();
    await launcher(page).waitFor();
    if (!(await panel(page).isVisible())) await launcher(page).click();
    await choice(page, OLD).waitFor();
    await ask(page, 'How do I cancel a shift?');
    await panel(page).locator('.answer').nth(1).waitFor();
    expect(await choices(page).count()).toBe(0);
  });

  it('can be reached and chosen by keyboard, and keeps the focus in the conversation', async () => {
    const page = await openPage('/app/integrations');
    await askForCase(page);
    await choice(page, OLD).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await panel(page).locator('.question').getByText('Connected, and the last sync is recent').waitFor();
    expect(
      await panel(page)
        .getByRole('log')
        .evaluate(log => log.matches(':focus')),
    ).toBe(true);
  });

  it('is announced with the answer', async () => {
    const page = await openPage('/app/integrations');
    await askForCase(page);
    await expect.poll(() => panel(page).getByRole('status').last().textContent()).toContain(OLD);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no accessibility violations in ${colorScheme}`, async () => {
      const page = await openPage('/app/integrations', { visitor: await newVisitor({ colorScheme }) });
      await askForCase(page);
      const { violations } = await new AxeBuilder({ page }).include('waypost-widget').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual(
        [],
      );
    });
  }
});

it('names the nearest article where nothing answers, and does not pass it off as the answer', async () => {
  const page = await openPage('/app/schedule');
  await openPanel(page);
  await ask(page, 'Can I teleport a shift?');
  const answer = panel(page).locator('.answer').last();
  await answer.getByRole('link', { name: 'Contact the team' }).waitFor();
  expect(await answer.textContent()).toContain('could not find');
  expect(await answer.getByRole('button', { name: /^Source/ }).count()).toBe(0);
});
