import { expect, it } from 'vitest';
import { ask, launcher, openPage, openPanel, panel } from './open-page.ts';

it('answers a question on the demo site with a citation', async () => {
  const page = await openPage('/app/schedule');
  await launcher(page).waitFor();
  await openPanel(page);
  await ask(page, 'How do I cancel a shift?');
  await panel(page).getByText('Cancel a shift').first().waitFor();
  expect(await panel(page).textContent()).toContain('1');
});
