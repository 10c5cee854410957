import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { ask, newVisitor, openPage, openPanel, panel } from './open-page.ts';

describe('asking on a product page', () => {
  it('shows sources, steps, and a citation that opens the exact passage in its article', async () => {
    const page = await openPage('/app/billing');
    await openPanel(page);
    await ask(page, 'How do I cancel the subscription?');
    const log = panel(page).getByRole('log');
    await log.getByText('Cancel your subscription').first().waitFor();
    const chip = log.getByRole('button', { name: /^Source 1: Cancel your subscription/ });
    await chip.waitFor();
    await chip.click();

    const quote = panel(page).locator('mark').first();
    await quote.waitFor();
    const box = await quote.boundingBox();
    const frame = await panel(page).boundingBox();
    expect(
      box && frame && box.y > frame.y && box.y + box.height < frame.y + frame.height,
      'the quote is in view',
    ).toBe(true);
    const link = panel(page).getByRole('link', { name: 'Open the article' });
    expect(await link.getAttribute('href')).toContain('/help/cancel-your-subscription#:~:text=');
    expect(await link.getAttribute('rel')).toContain('noopener');

    await panel(page).getByRole('button', { name: 'Back' }).click();
    expect(await chip.evaluate(element => element.matches(':focus'))).toBe(true);
  });

  it('gives the same question another answer on another page', async () => {
    const titles: string[] = [];
    for (const path of ['/app/billing', '/app/schedule', '/app/members']) {
      const page = await openPage(path);
      await openPanel(page);
      await ask(page, 'I want to cancel');
      const chip = panel(page).getByRole('button', { name: /^Source 1:/ });
      await chip.waitFor();
      titles.push((await chip.getAttribute('aria-label')) ?? (await chip.textContent()) ?? '');
    }
    expect(titles).toEqual([
      expect.stringContaining('Cancel your subscription'),
      expect.stringContaining('Cancel a shift'),
      expect.stringContaining('invitation'),
    ]);
  });

  it('says plainly that it does not know, and offers a person and the contact link', async () => {
    const page = await openPage('/pricing');
    await openPanel(page);
    await ask(page, 'What is the airspeed of an unladen swallow?');
    const contact = panel(page).getByRole('log').getByRole('link', { name: 'Contact the team' });
    await contact.waitFor();
    expect(await contact.getAttribute('href')).toContain('/contact');
    await panel(page).getByRole('log').getByRole('button', { name: 'Talk to a person' }).waitFor();
  });

  it('hands over to people when somebody asks for one, instead of answering', async () => {
    const page = await openPage('/app/schedule');
    await openPanel(page);
    await ask(page, 'I would like to speak to a human being please');
    await panel(page).locator('.standing').getByText('the team').waitFor();
    await panel(page).getByRole('log').getByText('Passed on to the team').waitFor();
    expect(
      await panel(page)
        .getByRole('button', { name: /^Source 1:/ })
        .count(),
    ).toBe(0);
  });

  it('closes the article first and the panel next by Escape', async () => {
    const page = await openPage('/app/schedule');
    await openPanel(page);
    await ask(page, 'How do I cancel a shift?');
    const chip = panel(page).getByRole('button', { name: /^Source 1:/ });
    await chip.click();
    await panel(page).locator('mark').first().waitFor();
    await page.keyboard.press('Escape');
    await panel(page).locator('mark').first().waitFor({ state: 'hidden' });
    await chip.waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
  });

  it('shows markup in a question as the characters it is', async () => {
    const page = await openPage('/');
    await openPanel(page);
    const markup = '<img src=x onerror="window.hit=1"> [x](javascript:window.hit=1) how do I cancel a shift?';
    await ask(page, markup);
    await panel(page).getByText(markup).waitFor();
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await panel(page).locator('img').count()).toBe(0);
  });

  it("is the site's own: other knowledge, other look, and nothing crosses", async () => {
    const page = await openPage('/app/billing', { site: 'other' });
    await openPanel(page);
    await panel(page).getByText('Hello from the yard').waitFor();
    await ask(page, 'How do I cancel the subscription?');
    await panel(page).getByRole('log').getByText('could not find', { exact: false }).waitFor();
    expect(await panel(page).textContent()).not.toContain('Settings → Billing');
  });
});

describe('accessibility', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no violations in ${colorScheme}: home, answer and article`, async () => {
      const visitor = await newVisitor({ colorScheme });
      const page = await openPage('/app/schedule', { visitor });
      await openPanel(page);
      const violations = async () => {
        const { violations } = await new AxeBuilder({ page }).include('waypost-widget').analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
      };
      expect(await violations()).toEqual([]);
      await ask(page, 'How do I cancel a shift?');
      await panel(page)
        .getByRole('button', { name: /^Source 1:/ })
        .waitFor();
      expect(await violations()).toEqual([]);
      await panel(page)
        .getByRole('button', { name: /^Source 1:/ })
        .click();
      await panel(page).locator('mark').first().waitFor();
      expect(await violations()).toEqual([]);
    });
  }

  it('opens, closes and answers by keyboard alone', async () => {
    const page = await openPage('/app/schedule');
    const launcher = page.locator('waypost-widget').getByRole('button').first();
    await launcher.focus();
    await page.keyboard.press('Enter');
    const composer = panel(page).getByRole('textbox');
    await composer.waitFor();
    await expect.poll(() => composer.evaluate(element => element.matches(':focus'))).toBe(true);
    await page.keyboard.type('How do I cancel a shift?');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('It is tomorrow.');
    await page.keyboard.press('Enter');
    await panel(page).getByText('It is tomorrow.').waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    expect(await launcher.evaluate(element => element.matches(':focus'))).toBe(true);
  });
});
