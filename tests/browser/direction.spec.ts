import { expect, it } from 'vitest';
import { ask, newVisitor, openPage, openPanel, panel } from './open-page.ts';

it('lets each paragraph of an answer run in its own direction: an English article below an Arabic note', async () => {
  const visitor = await newVisitor();
  await visitor.addInitScript(() => {
    const turn = () => {
      document.documentElement?.setAttribute('lang', 'ar');
      document.documentElement?.setAttribute('dir', 'rtl');
    };
    turn();
    document.addEventListener('readystatechange', turn);
  });
  const page = await openPage('/app/billing', { visitor });
  await openPanel(page);
  await ask(page, 'cancel subscription');
  const answer = panel(page).locator('.answer .text');
  await answer.locator('ol li').last().waitFor();
  const directions = await answer
    .locator('p, ol')
    .evaluateAll(blocks => blocks.map(block => getComputedStyle(block).direction));
  expect(directions).toEqual(['rtl', 'ltr', 'ltr']);
});
