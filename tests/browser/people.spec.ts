import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, launcher, newVisitor, openPage, openPanel, panel, world } from './open-page.ts';

/** An agent in a browser of their own, signed in to the desk. */
async function openDesk(name: string): Promise<Page> {
  const page = await (await newVisitor({ viewport: { width: 1440, height: 860 } })).newPage();
  await page.goto(`${world.workerUrl}/desk`);
  await page.getByLabel(/token/i).fill(world.deskToken);
  await page.getByLabel(/name/i).fill(name);
  await page.keyboard.press('Enter');
  await page.getByPlaceholder(/Words, a name/).waitFor();
  return page;
}

/** Asks for a person from an open panel, with what they should know. */
async function passOn(customer: Page, question: string): Promise<void> {
  await panel(customer).getByRole('button', { name: 'Talk to a person' }).first().click();
  await panel(customer)
    .getByLabel(/What should they know/)
    .fill(question);
  await panel(customer).getByRole('button', { name: 'Pass it on' }).click();
}

/** Opens the ticket of a question from the queue. */
async function openTicket(desk: Page, question: string): Promise<void> {
  await desk.getByText(question).first().click();
  await desk.getByRole('region', { name: 'Conversation' }).getByRole('heading', { name: question }).waitFor();
}

async function reply(desk: Page, text: string): Promise<void> {
  await desk.getByLabel('Reply to the customer').fill(text);
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
}

describe('a customer and a person', () => {
  it('go through the whole story: handoff, reply, note, two tabs, a reload, solved, rated, the same problem again', async () => {
    const question = `My export of ${Date.now() % 100_000} hours is empty`;
    const visitor = await newVisitor();
    const customer = await openPage('/app/integrations', { visitor });
    const log = panel(customer).getByRole('log');
    await openPanel(customer);
    await ask(customer, question);
    await panel(customer).getByRole('button', { name: 'Talk to a person' }).first().click();
    await panel(customer)
      .getByLabel(/What should they know/)
      .fill('The file has no rows.');
    await panel(customer)
      .getByLabel(/E-mail for the reply/)
      .fill('ada@example.com');
    await panel(customer).getByRole('button', { name: 'Pass it on' }).click();
    await panel(customer)
      .getByText(/^Reference #\d+/)
      .waitFor();

    const desk = await openDesk('Ann Lee');
    await openTicket(desk, question);
    const about = desk.getByRole('complementary');
    await about.getByText('ada@example.com').first().waitFor();
    const conversation = desk.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('The file has no rows.').waitFor();

    await conversation.getByRole('tab', { name: /Internal note/ }).click();
    await desk.getByRole('textbox', { name: 'Internal note' }).fill('Known since Monday, see the incident.');
    await desk.keyboard.press('Control+Enter');
    await conversation.getByText('Known since Monday').waitFor();
    await conversation.getByRole('tab', { name: 'Reply' }).click();
    await reply(desk, 'Please choose the whole month, then export again.');
    await log.getByText('Please choose the whole month').waitFor();
    await log.getByText('Ann Lee').first().waitFor();
    expect(await log.textContent()).not.toContain('Known since Monday');

    // The customer goes on from another page, after a reload, in a second tab.
    const second = await openPage('/app/billing', { visitor });
    await launcher(second).click();
    const resume = panel(second).getByRole('button', { name: 'Continue your conversation' });
    await resume.or(panel(second).getByText('Please choose the whole month')).first().waitFor();
    if (await resume.isVisible()) await resume.click();
    await panel(second).getByText('Please choose the whole month').waitFor();
    await ask(second, 'That works, thank you');
    await conversation.getByText('That works, thank you').waitFor();
    await log.getByText('That works, thank you').waitFor();
    expect(await log.getByText('That works, thank you').count()).toBe(1);
    await customer.reload();
    await log.getByText('That works, thank you').waitFor();

    await desk.getByRole('button', { name: 'Solve', exact: true }).click();
    await panel(customer)
      .getByText(/marked this as solved/)
      .first()
      .waitFor();
    await panel(customer).getByRole('radio', { name: /^5\/5/ }).check({ force: true });
    await panel(customer).getByRole('button', { name: 'Send rating' }).click();
    await panel(customer).getByText('You gave 5 of 5').first().waitFor();

    await panel(customer).getByRole('button', { name: 'Same problem again' }).click();
    await panel(customer).getByText('The team has your question again').first().waitFor();
    await ask(customer, 'Empty once more');
    await conversation.getByText('Empty once more').waitFor();
  }, 90_000);

  it('do not lose each other when the connection breaks: what was said meanwhile arrives, once', async () => {
    const question = `Nobody can see roster ${Date.now() % 100_000}`;
    const visitor = await newVisitor();
    const customer = await openPage('/app/schedule', { visitor });
    await openPanel(customer);
    await passOn(customer, question);
    await panel(customer)
      .getByText(/^Reference #\d+/)
      .waitFor();
    const desk = await openDesk('Ben');
    await openTicket(desk, question);
    await visitor.setOffline(true);
    await reply(desk, 'Which week do you mean?');
    await ask(customer, 'The week of the first');
    await visitor.setOffline(false);
    const log = panel(customer).getByRole('log');
    await log.getByText('Which week do you mean?').waitFor({ timeout: 30_000 });
    const conversation = desk.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('The week of the first').waitFor({ timeout: 30_000 });
    expect(await conversation.getByText('The week of the first').count()).toBe(1);
    expect(await log.getByText('Which week do you mean?').count()).toBe(1);
  }, 90_000);

  it('meet where the customer only asks for a human, and the assistant stays silent', async () => {
    const customer = await openPage('/app/members');
    await openPanel(customer);
    await ask(customer, 'I want to talk to a real person please');
    await panel(customer)
      .getByText(/^Reference #\d+/)
      .waitFor();
    expect(
      await panel(customer)
        .getByRole('button', { name: /^Source/ })
        .count(),
    ).toBe(0);
  });

  it('show an answer on a page that never opened the panel', async () => {
    const question = `My swap ${Date.now() % 100_000} is stuck`;
    const visitor = await newVisitor();
    const customer = await openPage('/app/schedule', { visitor });
    await openPanel(customer);
    await passOn(customer, question);
    await panel(customer)
      .getByText(/^Reference #\d+/)
      .waitFor();
    await panel(customer).getByRole('button', { name: 'Close support chat' }).click();
    const other = await openPage('/app/billing', { visitor });
    await launcher(other).waitFor();
    await customer.close();
    const desk = await openDesk('Cleo');
    await openTicket(desk, question);
    await reply(desk, 'It is free again.');
    await expect
      .poll(() => launcher(other).getAttribute('aria-label'), { timeout: 30_000 })
      .toMatch(/\(1\)$/);
    await launcher(other).click();
    await panel(other).getByRole('log').getByText('It is free again.').waitFor();
    await expect.poll(() => launcher(other).getAttribute('aria-label')).not.toMatch(/\(1\)/);
  }, 90_000);

  it('an agent’s word after the solution reaches the open panel, and so does the next question’s answer', async () => {
    const question = `My rota ${Date.now() % 100_000} is empty`;
    const customer = await openPage('/app/schedule');
    const log = panel(customer).getByRole('log');
    await openPanel(customer);
    await passOn(customer, question);
    const desk = await openDesk('Dora');
    await openTicket(desk, question);
    await reply(desk, 'It is filled.');
    await log.getByText('It is filled.').waitFor();
    const solve = desk.getByRole('button', { name: 'Solve', exact: true });
    await solve.click();
    await log.getByText(/marked this as solved/).waitFor();
    await desk.getByRole('button', { name: 'Reopen' }).waitFor();
    await reply(desk, 'One more thing: publish it.');
    await log.getByText('One more thing: publish it.').waitFor();
    await panel(customer).getByPlaceholder('Write to the team').waitFor();
    await solve.click();
    await log
      .getByText(/marked this as solved/)
      .nth(1)
      .waitFor();
    await ask(customer, 'How do I add someone to a shift?');
    await log
      .getByRole('button', { name: /^Source/ })
      .first()
      .waitFor();
    expect(await log.getByText('How do I add someone to a shift?').count()).toBe(1);
  }, 90_000);
});
