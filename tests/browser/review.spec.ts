import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../scripts/backtest/assess.ts';
import { gateOf } from '../../scripts/backtest/gate.ts';
import { readMarks } from '../../scripts/backtest/marks.ts';
import { reviewPage } from '../../scripts/backtest/report/page.ts';
import { serveReview } from '../../scripts/backtest/serve.ts';
import { summarise } from '../../scripts/backtest/summary.ts';
import type { Marks, Replay } from '../../scripts/backtest/types.ts';
import { DEFAULT_POLICY } from '../../worker/src/triage/policy/default.ts';
import { newVisitor } from './open-page.ts';

const PORT = 18_795;
const folder = mkdtempSync(join(tmpdir(), 'waypost-review-'));
const marksFile = join(folder, 'marks.json');
const IDS = ['1', '__proto__', 'constructor', '<script>window.broken = 1</script>', '5', '6', '7', '8'];
const tickets = IDS.map(id => ({
  id,
  subject: `Ticket ${id}`,
  text: `<img src=x onerror="window.broken = 1"> ${'How do I add somebody? '.repeat(40)}`,
  tags: [],
}));
const replays = tickets.map(
  (ticket): Replay => ({
    ticket,
    kind: 'answered',
    text: 'Open **Members**.',
    citations: [],
    confidence: 1,
    unsupported: [],
  }),
);

function pageWith(marks: Marks): string {
  const assessed = assess(replays, tickets, DEFAULT_POLICY, marks);
  const summary = summarise(assessed);
  const source = { tickets: 'tickets.csv', policy: 'policy.yaml', total: 8 };
  const accepted = {
    acceptedAt: '',
    n: 8,
    resolvedShare: 0.75,
    resolved: { '5': false, constructor: false, '6': true },
  };
  return reviewPage(assessed, summary, gateOf(summary, assessed, accepted), source, marks);
}

let url = '';
beforeAll(async () => {
  const others = { elsewhere: { verdict: 'accept', seen: 'abc' }, '8': { verdict: 'wrong', seen: 'before' } };
  writeFileSync(marksFile, JSON.stringify(others));
  url = await serveReview({ page: () => pageWith(readMarks(marksFile)), marksFile, port: PORT });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(options: Parameters<typeof newVisitor>[0] = {}) {
  const page = await (await newVisitor(options)).newPage();
  await page.goto(url);
  return page;
}

describe('the page on which a backtest is reviewed', () => {
  it('saves each mark, whatever a ticket is called, and loses none of other tickets or other words', async () => {
    const page = await open();
    for (const id of ['__proto__', 'constructor', IDS[3]]) {
      const ticket = page.locator('.ticket').filter({ hasText: `#${id}` });
      const saved = page.waitForResponse(response => response.url().endsWith('/marks'));
      await ticket.getByRole('button', { name: 'Accept' }).click();
      expect((await saved).status()).toBe(204);
    }
    expect(await page.locator('#count').textContent()).toBe('8 shown, 3 marked');
    const kept = readMarks(marksFile);
    expect(Object.keys(kept).sort()).toEqual([
      '8',
      '<script>window.broken = 1</script>',
      '__proto__',
      'constructor',
      'elsewhere',
    ]);
    expect(kept['8']).toEqual({ verdict: 'wrong', seen: 'before' });

    await page.reload();
    expect(await page.locator('[data-verdict=accept][aria-pressed=true]').count()).toBe(3);
    expect(await page.locator('.ticket').filter({ hasText: '#8' }).textContent()).toContain('Marked before');
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  });

  it('takes a mark back by its key, and by the same button', async () => {
    const page = await open();
    const saved = () => page.waitForResponse(response => response.url().endsWith('/marks'));
    await page.keyboard.press('j');
    let next = saved();
    await page.keyboard.press('3');
    await next;
    const first = page.locator('.ticket').first();
    expect(await first.getAttribute('data-mark')).toBe('wrong');
    next = saved();
    await page.keyboard.press('0');
    await next;
    expect(await first.getAttribute('data-mark')).toBe('');
    expect(JSON.parse(readFileSync(marksFile, 'utf8'))).not.toHaveProperty('1');
  });

  it('shows what a change of the policy won, and an answer as customers see it', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Newly resolved 2' }).click();
    expect(await page.locator('.ticket:visible h3').allTextContents()).toEqual([
      'Ticket constructor',
      'Ticket 5',
    ]);
    expect(await page.getByText('No longer resolved').count()).toBe(0);
    const answer = page.locator('.ticket:visible').first().locator('.words').nth(1);
    expect(await answer.innerHTML()).toBe('Open <b>Members</b>.');
  });

  it('prints the verdict that was given, and no buttons', async () => {
    const page = await open();
    await page.locator('.ticket').nth(5).getByRole('button', { name: 'Wrong', exact: true }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.ticket').nth(5).getByRole('button').allTextContents()).toHaveLength(1);
    expect(await page.locator('.bar').isVisible()).toBe(false);
  });

  it('says what kept a mark from being saved', async () => {
    const page = await open();
    await page.route('**/marks', route =>
      route.fulfill({ status: 500, body: 'marks.json could not be written' }),
    );
    await page.locator('.ticket').nth(4).getByRole('button', { name: 'Accept' }).click();
    await page.getByText('Not saved: marks.json could not be written').waitFor();
  });

  it.each([
    ['a desk', { width: 1_280, height: 800 }],
    ['a phone', { width: 375, height: 740 }],
  ])('shows a ticket that a key moves to below its bar, on %s', async (_, viewport) => {
    const page = await open({ viewport });
    for (let step = 0; step < 4; step++) await page.keyboard.press('j');
    const { bar, heading } = await page.evaluate(() => ({
      bar: document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0,
      heading: document.querySelector('.ticket.here h3')?.getBoundingClientRect().top ?? 0,
    }));
    expect(heading).toBeGreaterThanOrEqual(bar);
    // A bar of many lines would leave no room to read.
    expect(bar).toBeLessThan(viewport.height / 6);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, in the %s', async colorScheme => {
    const page = await open({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});
