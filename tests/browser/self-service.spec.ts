import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPolicyClient } from '../../scripts/policy/client.ts';
import { ask, newVisitor, openPage, openPanel, panel, world } from './open-page.ts';

const POLICY = `
topics:
  - {id: ladders, mode: autonomous, keywords: [ladder]}
  - {id: invites, mode: autonomous, keywords: [invite]}
  - {id: plans, mode: autonomous, keywords: [bigger plan]}
actions:
  - id: invite
    when: {topics: [invites], pages: [/app/members*]}
    label: {en: Invite somebody, de: Jemanden einladen}
    why: {en: You can invite people yourself., de: Sie können selbst einladen.}
    next: {en: They get a mail that is valid for 7 days., de: Die Einladung gilt 7 Tage.}
    call: inviteMember
  - id: broken
    when: {topics: [ladders]}
    label: Fold the ladder
    why: A ladder folds by itself.
    next: It takes a second.
    call: foldLadder
  - id: billing
    when: {topics: [plans]}
    label: Open billing
    why: Plans are changed under billing.
    next: You choose the plan there; nothing changes before you confirm.
    url: /app/billing
`;

beforeAll(async () => {
  const site = { url: world.workerUrl, token: world.adminToken, site: 'other' };
  const { version } = await createPolicyClient(site).read();
  await createPolicyClient(site).publish({ text: POLICY, base: version, author: 'test', note: '' });
  // What other specs made this worker remember of the site holds for a few seconds.
  await new Promise(resolve => setTimeout(resolve, 5_500));
});

const offer = (page: Page, name: string) => panel(page).getByRole('button', { name });

describe('what customers can do themselves', () => {
  it('runs in their own page after a click, says what happens next, and asks whether it worked', async () => {
    const page = await openPage('/app/members', { site: 'other' });
    await openPanel(page);
    await ask(page, 'How do I invite my colleague?');
    await offer(page, 'Invite somebody').waitFor();
    const answer = panel(page).locator('.answer').last();
    expect(await answer.textContent()).toContain('You can invite people yourself.');
    expect(await answer.textContent()).toContain('valid for 7 days');
    expect(await page.locator('#invite-dialog').isVisible()).toBe(false);
    const counted = page.waitForResponse(response => response.url().endsWith('/action'));
    await offer(page, 'Invite somebody').click();
    await page.locator('#invite-dialog').waitFor();
    expect((await counted).status()).toBe(200);
    await answer.getByText('Done.').waitFor();
    await page.keyboard.press('Escape');
    const given = page.waitForResponse(response => response.url().endsWith('/feedback'));
    await answer.getByText('Did that work?').waitFor();
    await answer.getByRole('button', { name: 'It did not work' }).click();
    expect((await given).status()).toBe(204);
    await answer.getByRole('button', { name: 'Talk to a person' }).waitFor();
  });

  it('is not offered where the page cannot do it, and not twice', async () => {
    const elsewhere = await openPage('/app/billing', { site: 'other' });
    await openPanel(elsewhere);
    await ask(elsewhere, 'How do I invite my colleague?');
    await panel(elsewhere).locator('.answer[aria-busy="false"]').waitFor();
    expect(await offer(elsewhere, 'Invite somebody').count()).toBe(0);
    const page = await openPage('/app/members', { site: 'other' });
    await openPanel(page);
    await ask(page, 'How do I invite my colleague?');
    await offer(page, 'Invite somebody').waitFor();
    await ask(page, 'I want to invite another colleague');
    await panel(page).locator('.answer[aria-busy="false"]').nth(1).waitFor();
    expect(await offer(page, 'Invite somebody').count()).toBe(1);
  });

  it('says that it did not work, with the way to a person, where the page fails', async () => {
    const page = await openPage('/app/members', { site: 'other' });
    await page.evaluate(() => {
      const { Waypost } = window as unknown as { Waypost: (...values: unknown[]) => void };
      Waypost('registerAction', 'foldLadder', () => false);
    });
    await openPanel(page);
    await ask(page, 'The ladder is too long');
    await offer(page, 'Fold the ladder').click();
    const answer = panel(page).locator('.answer').last();
    await answer.getByText('That did not work here.').waitFor();
    await answer.getByRole('button', { name: 'Talk to a person' }).first().waitFor();
  });

  it('is a link to the page of the product, in the same tab', async () => {
    const page = await openPage('/app/members', { site: 'other' });
    await openPanel(page);
    await ask(page, 'We need a bigger plan');
    const link = panel(page).getByRole('link', { name: 'Open billing' });
    await link.waitFor();
    expect(await link.getAttribute('target')).toBeNull();
    await link.click();
    await page.waitForURL('**/app/billing');
    await panel(page).getByText('nothing changes before you confirm').waitFor();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no accessibility violations in ${colorScheme}`, async () => {
      const visitor = await newVisitor({ colorScheme });
      const page = await openPage('/app/members', { site: 'other', visitor });
      await openPanel(page);
      await ask(page, 'How do I invite my colleague?');
      await offer(page, 'Invite somebody').waitFor();
      const { violations } = await new AxeBuilder({ page }).include('waypost-widget').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual(
        [],
      );
      if (process.env['WAYPOST_PICTURES'])
        await page.screenshot({ path: `${process.env['WAYPOST_PICTURES']}/self-service-${colorScheme}.png` });
    });
  }
});
