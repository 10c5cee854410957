import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launcher, newVisitor, panel } from '../../tests/browser/open-page.ts';
import { agent, composer, openChat, talkToPerson, untilLive, useStandIn, write } from './stand-in.ts';

useStandIn();

const said = (page: Page, text: string) =>
  page.locator('waypost-widget .log').getByText(text, { exact: true });
const standing = (page: Page, text: string) => panel(page).locator('.standing').getByText(text);
/** Until the assistant has cited something. */
const answered = (page: Page) =>
  panel(page)
    .getByRole('button', { name: /^Source 1/ })
    .first()
    .waitFor();

/** The texts of the log in order, without times. */
async function textsOf(page: Page): Promise<string[]> {
  return panel(page).locator('.bubble, .said .text, .divider bdi').allInnerTexts();
}

describe('the way to a person', () => {
  it('begins before there is a conversation, takes along what is written, and happens once', async () => {
    const page = await openChat();
    await composer(page).fill('Resend my invoice, wait');
    await panel(page).getByRole('button', { name: 'Talk to a person' }).click();
    expect(await panel(page).getByLabel('What should they know?').inputValue()).toBe(
      'Resend my invoice, wait',
    );
    await panel(page).getByRole('button', { name: 'Pass it on' }).dblclick();
    await standing(page, 'Your question is with the team').waitFor();
    await standing(page, 'Reference TID-1042').waitFor();
    expect(await textsOf(page)).toEqual(['Resend my invoice, wait', 'Passed on to the team']);
    expect(await composer(page).inputValue()).toBe('');
  });

  it('is offered in words where the answer failed', async () => {
    const page = await openChat();
    await write(page, 'nothing fits');
    const way = panel(page).getByRole('log').getByRole('button', { name: 'Talk to a person' });
    await way.click();
    await panel(page).getByRole('heading', { name: 'Talk to a person' }).waitFor();
  });

  it('says that it could not be passed on, keeps the words, and is the same wish the second time', async () => {
    const page = await openChat();
    const ids: string[] = [];
    let failures = 1;
    await page.route('**/handoff', async route => {
      if (route.request().method() !== 'POST') return route.continue();
      ids.push(`${route.request().url()} ${route.request().postDataJSON().message.id}`);
      if (failures-- <= 0) return route.continue();
      // The worker has it, and the customer's side never hears.
      await route.fetch();
      return route.abort('connectionreset');
    });
    await composer(page).fill('Help me, wait');
    await panel(page).getByRole('button', { name: 'Talk to a person' }).click();
    await panel(page).getByRole('button', { name: 'Pass it on' }).click();
    await panel(page).getByText('This could not be passed on.', { exact: false }).waitFor();
    await panel(page).getByRole('button', { name: 'Try again' }).click();
    await said(page, 'Passed on to the team').waitFor();
    expect(new Set(ids).size).toBe(1);
    expect(await textsOf(page)).toEqual(['Help me, wait', 'Passed on to the team']);
  });

  it('leads back to the assistant while no person has answered', async () => {
    const page = await openChat();
    await write(page, 'check my refund');
    await panel(page).locator('.standing-title').getByText('A person is checking the answer').waitFor();
    await panel(page).getByRole('button', { name: 'Back to the assistant' }).click();
    await said(page, 'Back with the assistant').waitFor();
    await write(page, 'Where are my invoices?');
    await answered(page);
    expect(await panel(page).locator('.standing').count()).toBe(0);
  });

  it('asks for an address where nobody is there, and says what is wrong with a bad one', async () => {
    const page = await openChat();
    await talkToPerson(page, 'closed today');
    await standing(page, 'Outside opening hours.').waitFor();
    const field = panel(page).getByLabel('Leave an e-mail for the reply');
    await field.fill('not an address');
    await field.press('Enter');
    await panel(page).getByRole('alert').getByText('This does not look like an e-mail address').waitFor();
    await field.fill('ann@example.com');
    await field.press('Enter');
    await standing(page, 'The reply also goes to ann@example.com').waitFor();
  });
});

describe('with a person', () => {
  it('shows who writes and what, and announces it once', async () => {
    const page = await openChat();
    await talkToPerson(page, 'Help, wait');
    await untilLive(page);
    await page.evaluate(() => {
      const status = document
        .querySelector('waypost-widget')
        ?.shadowRoot?.querySelector('div.hidden[role=status]');
      const heard: string[] = [];
      Object.assign(window, { heard });
      if (status)
        new MutationObserver(() => heard.push(status.textContent ?? '')).observe(status, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await agent(page, 'type');
    await panel(page).getByText('Ann Okafor is writing').waitFor();
    await agent(page, 'reply', 'Good morning');
    await said(page, 'Good morning').waitFor();
    expect(await panel(page).getByText('Ann Okafor is writing').count()).toBe(0);
    await agent(page, 'see');
    await panel(page).getByText('Seen', { exact: true }).waitFor();
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard.filter(text => text.includes('Good morning'))).toEqual([
      'Ann Okafor is here. Ann Okafor: Good morning',
    ]);
  });

  it('survives a reload: everything is there, and the next reply still comes', async () => {
    const page = await openChat();
    await talkToPerson(page, 'Help, wait');
    await agent(page, 'reply', 'Before');
    await said(page, 'Before').waitFor();
    await page.reload();
    await said(page, 'Before').waitFor();
    await untilLive(page);
    await agent(page, 'reply', 'After');
    await said(page, 'After').waitFor();
    expect(await textsOf(page)).toEqual([
      'Help, wait',
      'Passed on to the team',
      'Ann Okafor is here',
      'Before',
      'After',
    ]);
  });

  it('loses its connection: what was said meanwhile comes once and in order, both ways', async () => {
    const visitor = await newVisitor();
    const page = await openChat(visitor);
    await talkToPerson(page, 'Help, wait');
    await untilLive(page);
    await agent(page, 'drop');
    await visitor.setOffline(true);
    await panel(page).getByText('You are offline', { exact: false }).waitFor();
    await write(page, 'First, wait');
    await write(page, 'Second, wait');
    await agent(page, 'reply', 'One');
    await agent(page, 'reply', 'Two');
    await visitor.setOffline(false);
    await said(page, 'Two').waitFor();
    await expect.poll(() => panel(page).locator('.question.waiting, .question.sending').count()).toBe(0);
    const texts = await textsOf(page);
    expect(texts.filter(text => /^(One|Two)$/.test(text))).toEqual(['One', 'Two']);
    expect(texts.filter(text => /^(First|Second)/.test(text))).toEqual(['First, wait', 'Second, wait']);
    await page.reload();
    await said(page, 'Two').waitFor();
    expect(await textsOf(page)).toEqual(texts);
  });

  it('in two tabs: what is written in one is in the other, and read in one is read in both', async () => {
    const visitor = await newVisitor();
    const first = await openChat(visitor);
    await talkToPerson(first, 'Help, wait');
    const second = await openChat(visitor);
    await said(second, 'Help, wait').waitFor();
    await untilLive(second, 2);
    await write(second, 'From the second, wait');
    await said(first, 'From the second, wait').waitFor();
    await launcher(second).click();
    await agent(first, 'reply', 'To both');
    await said(first, 'To both').waitFor();
    await said(second, 'To both').waitFor({ state: 'attached' });
    expect(await said(first, 'From the second, wait').count()).toBe(1);
    await expect.poll(() => launcher(second).getAttribute('aria-label')).toBe('Open support chat');
  });

  it('falls back to polling where WebSockets do not get through', async () => {
    const page = await openChat();
    await page.routeWebSocket(/\/v1\/live/, socket => socket.close());
    await talkToPerson(page, 'Help, wait');
    await agent(page, 'reply', 'By the slow way');
    await said(page, 'By the slow way').waitFor();
    await write(page, 'Heard, wait');
    await agent(page, 'reply', 'Again');
    await said(page, 'Again').waitFor();
    expect((await agent(page, '')).sockets).toBe(0);
    expect((await textsOf(page)).slice(-3)).toEqual(['By the slow way', 'Heard, wait', 'Again']);
  });

  it('counts replies on the launcher while closed, and tells that they were read once they are seen', async () => {
    const page = await openChat();
    await talkToPerson(page, 'Help, wait');
    await untilLive(page);
    await launcher(page).click();
    await agent(page, 'reply', 'One');
    await agent(page, 'reply', 'Two');
    await expect.poll(() => launcher(page).getAttribute('aria-label')).toBe('Open support chat (2)');
    const reads = async () => (await agent(page, '')).signals.filter(signal => signal.includes('read'));
    const before = await reads();
    expect(before.some(signal => signal.includes('"seq":5'))).toBe(false);
    await launcher(page).click();
    await expect.poll(reads).toContain('{"type":"read","seq":5}');
    await expect.poll(() => launcher(page).getAttribute('aria-label')).toBe('Close support chat');
  });

  it('takes files, refuses what could run, and saves what a person sends instead of opening it', async () => {
    const page = await openChat();
    await talkToPerson(page, 'Help, wait');
    await agent(page, 'reply', 'Send me the log');
    await said(page, 'Send me the log').waitFor();
    await panel(page)
      .locator('input[type=file]')
      .setInputFiles([
        { name: 'app.log', mimeType: 'text/plain', buffer: Buffer.from('line') },
        { name: 'page.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
        { name: 'sneaky.txt', mimeType: 'text/plain', buffer: Buffer.from('<svg onload=1/>') },
      ]);
    await panel(page).getByText('page.svg cannot be attached.', { exact: false }).waitFor();
    await panel(page).getByText('sneaky.txt cannot be attached.', { exact: false }).waitFor();
    await panel(page).getByRole('button', { name: 'Remove page.svg' }).click();
    await panel(page).getByRole('button', { name: 'Remove sneaky.txt' }).click();
    // A file needs no words.
    await composer(page).press('Enter');
    const mine = panel(page).getByRole('log').getByRole('button', { name: 'Download app.log' });
    await mine.waitFor();
    await agent(page, 'file');
    const theirs = panel(page).getByRole('button', { name: 'Download invoice settings.png' });
    await expect.poll(() => theirs.locator('canvas').getAttribute('width')).toBe('320');
    for (const file of [mine, theirs]) {
      const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
      expect(await file.getAttribute('aria-label')).toBe(`Download ${download.suggestedFilename()}`);
    }
    expect(page.context().pages()).toHaveLength(1);
  });

  it('takes a pasted picture only when a person is there to get it', async () => {
    const page = await openChat();
    await write(page, 'Where are my invoices?');
    await answered(page);
    const paste = () =>
      composer(page).evaluate(field => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array([0x89, 1])], 'shot.png', { type: 'image/png' }));
        field.dispatchEvent(
          new ClipboardEvent('paste', {
            clipboardData: data,
            bubbles: true,
            composed: true,
            cancelable: true,
          }),
        );
      });
    await paste();
    await panel(page).getByText('Files go to people', { exact: false }).waitFor();
    await talkToPerson(page, 'Help, wait');
    await paste();
    await panel(page).getByRole('button', { name: 'Remove shot.png' }).waitFor();
  });
});

describe('after it was solved', () => {
  it('is rated once, by keyboard, and keeps what was given', async () => {
    const page = await openChat();
    await talkToPerson(page, 'Help, wait');
    await agent(page, 'reply', 'Done');
    await said(page, 'Done').waitFor();
    await agent(page, 'solve');
    const stars = panel(page).getByRole('radio');
    await stars.first().focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    await panel(page).getByLabel('What was good').fill('Quick');
    const [request] = await Promise.all([
      page.waitForRequest(/\/rating$/),
      panel(page).getByRole('button', { name: 'Send rating' }).click(),
    ]);
    expect(request.postDataJSON()).toMatchObject({ score: 4, comment: 'Quick' });
    await panel(page).locator('.rating').getByText('Thank you. You gave 4 of 5.').waitFor();
    await page.reload();
    await panel(page).locator('.rating').getByText('Thank you. You gave 4 of 5.').waitFor();
    expect(await stars.count()).toBe(0);
  });

  it('goes back to the same people for the same problem, and to the assistant for a new question', async () => {
    const page = await openChat();
    await talkToPerson(page, 'Help, wait');
    await agent(page, 'reply', 'Done');
    await agent(page, 'solve');
    await panel(page).getByRole('button', { name: 'Same problem again' }).click();
    await standing(page, 'The team has your question again').waitFor();
    await agent(page, 'reply', 'Again');
    await said(page, 'Again').waitFor();
    await agent(page, 'solve');
    await panel(page).getByRole('button', { name: 'Same problem again' }).waitFor();
    await write(page, 'Where are my invoices?');
    await answered(page);
    await said(page, 'New question').waitFor();
  });
});

it('has no accessibility faults in any of its states', async () => {
  const page = await openChat(undefined, '?theme=dark');
  const check = async (state: string) => {
    const { violations } = await new AxeBuilder({ page }).include('waypost-widget').analyze();
    expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  };
  await panel(page).getByRole('button', { name: 'Talk to a person' }).click();
  await panel(page).getByLabel('What should they know?').fill('closed');
  await check('step');
  await panel(page).getByRole('button', { name: 'Pass it on' }).click();
  await standing(page, 'Reference TID-1042').waitFor();
  await panel(page).getByRole('button', { name: 'Save' }).click();
  await panel(page).getByRole('alert').waitFor();
  await check('address');
  await agent(page, 'reply', 'Hello');
  await agent(page, 'file');
  await said(page, 'Hello').waitFor();
  await panel(page)
    .locator('input[type=file]')
    .setInputFiles([{ name: 'page.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }]);
  await agent(page, 'type');
  await said(page, 'Ann Okafor is writing').waitFor();
  await check('person');
  await agent(page, 'solve');
  await panel(page).locator('.stars label').nth(2).click();
  await panel(page).getByRole('button', { name: 'Send rating' }).waitFor();
  await check('rating');
});
