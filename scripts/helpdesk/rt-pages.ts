/** An agent at Request Tracker's own web pages, in a browser. */
import type { Browser, Page } from 'playwright-core';
import type { RunningRt } from './rt.ts';

export interface RtPages {
  /** Opens the ticket's page and waits until each of these stands there to be read. */
  sees(id: string, texts: string[]): Promise<void>;
  /** The page 'Reply', sent. */
  reply(id: string, text: string): Promise<void>;
  /** The page 'Comment', sent: for colleagues only. */
  comment(id: string, text: string): Promise<void>;
  /** 'Resolve', as the menu of the ticket's page does it. */
  resolve(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Signs in with the login form. */
export async function openRtPages(browser: Browser, { url, agent }: RunningRt): Promise<RtPages> {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.locator('input[name=user]').fill(agent.name);
  await page.locator('input[name=pass]').fill(agent.password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('link', { name: 'Logged in as root' }).waitFor({ state: 'attached' });

  const update = async (id: string, query: string, text?: string) => {
    await page.goto(`${url}/Ticket/Update.html?id=${id}&${query}`);
    const editor = page.frameLocator('iframe.cke_wysiwyg_frame').locator('body[contenteditable=true]');
    await editor.waitFor();
    if (text !== undefined) await type(page, text);
    await page.locator('[name=SubmitTicket]').click();
    await page.waitForURL(/Ticket\/Display\.html/);
  };

  return {
    async sees(id, texts) {
      await page.goto(`${url}/Ticket/Display.html?id=${id}&ForceShowHistory=1`);
      for (const text of texts) await page.getByText(text).first().waitFor();
    },
    reply: (id, text) => update(id, 'Action=Respond', text),
    comment: (id, text) => update(id, 'Action=Comment', text),
    resolve: id => update(id, 'Action=Comment&DefaultStatus=resolved'),
    close: () => context.close(),
  };
}

/** Into the editor of formatted text, by the keyboard. */
async function type(page: Page, text: string): Promise<void> {
  await page.frameLocator('iframe.cke_wysiwyg_frame').locator('body[contenteditable=true]').click();
  await page.keyboard.type(text);
}
