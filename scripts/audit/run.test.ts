import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleTickets } from '../../worker/src/triage/audit/fixtures.ts';
import { readPolicy } from '../../worker/src/triage/policy/read.ts';
import { readAuditOptions } from './options.ts';
import { runAudit } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const iso = (time?: number) => (time === undefined ? '' : new Date(time).toISOString());
const csvOf = (tickets: ReturnType<typeof sampleTickets>) =>
  `id,subject,category,created at,solved at,group,escalated\n${tickets
    .map(one =>
      [
        one.id,
        `"${one.subject.replace(/"/g, '""')}"`,
        one.category ?? '',
        iso(one.createdAt),
        iso(one.solvedAt),
        one.team,
        one.isEscalated,
      ].join(','),
    )
    .join('\n')}\n`;
const input = join(folder, 'tickets.csv');
writeFileSync(input, csvOf(sampleTickets()));
const run = (out: string, ...more: string[]) =>
  runAudit(readAuditOptions([input, '--out', join(folder, out), ...more]));
const text = (out: string, name: string) => readFileSync(join(folder, out, name), 'utf8');

describe('npm run audit', () => {
  it('writes the same bytes for the same input', async () => {
    await run('one');
    await run('two');
    await run('two');
    const names = readdirSync(join(folder, 'one'));
    expect(names.sort()).toEqual([
      'audit.html',
      'audit.json',
      'baseline.json',
      'policy.next.json',
      'policy.proposed.yaml',
      'tags.csv',
    ]);
    for (const name of names) expect(text('two', name)).toBe(text('one', name));
  });

  it('writes a policy that the worker takes, and prints the audit as JSON when asked', async () => {
    const printed = JSON.parse(await run('json', '--json')) as {
      tickets: number;
      proposal: { policy: unknown };
    };
    expect(printed.tickets).toBe(120);
    expect(readPolicy(text('json', 'policy.proposed.yaml'))).toEqual({
      ok: true,
      policy: printed.proposal.policy,
    });
  });

  it('draws a page of its own: no script, nothing fetched, a table behind each chart', async () => {
    await run('page');
    const html = text('page', 'audit.html');
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('script, img, link, iframe')).toHaveLength(0);
    expect(html).not.toMatch(/https?:\/\//);
    const figures = [...document.querySelectorAll('figure')];
    expect(figures.length).toBeGreaterThanOrEqual(5);
    for (const figure of figures) {
      expect(figure.querySelector('svg')?.getAttribute('aria-label')).toBeTruthy();
      expect(figure.querySelectorAll('details table tbody tr').length).toBeGreaterThan(0);
    }
  });

  it('shows customers’ markup as words and keeps formulas out of the CSV', async () => {
    const hostile = sampleTickets().map((ticket, index) => ({
      ...ticket,
      subject:
        index % 8 === 0
          ? `=HYPERLINK("x") ${ticket.subject}`
          : `<img src=x onerror=alert(1)> ${ticket.subject} < 3 <zz onload=1>`,
      category: index % 8 === 0 ? undefined : `"><svg onload=alert(1)> ${ticket.category}`,
    }));
    const path = join(folder, 'hostile.csv');
    writeFileSync(path, csvOf(hostile).replace(/"><svg/g, '<svg'));
    await runAudit(readAuditOptions([path, '--out', join(folder, 'hostile')]));
    const { document } = parseHTML(text('hostile', 'audit.html'));
    expect(document.querySelectorAll('img, [onerror], [onload], zz')).toHaveLength(0);
    const rows = text('hostile', 'tags.csv').split('\r\n').slice(1).filter(Boolean);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(row => row.includes("'=HYPERLINK"))).toBe(true);
    expect(rows.some(row => /(?:^|,)"?=/.test(row))).toBe(false);
  });

  it('freezes the first baseline and compares later audits with it', async () => {
    await run('frozen', '--until', '2026-07-20');
    const first = text('frozen', 'baseline.json');
    await run('frozen');
    expect(text('frozen', 'baseline.json')).toBe(first);
    expect(text('frozen', 'audit.html')).toContain('Since the baseline of 2026-07-20');
    await run('frozen', '--refreeze');
    expect(text('frozen', 'baseline.json')).not.toBe(first);
  });

  it('takes texts made to be slow in time', async () => {
    const path = join(folder, 'slow.csv');
    const bodies = [
      '<script '.repeat(2_000),
      'how '.repeat(3_000),
      'doesn t '.repeat(2_000),
      '&'.repeat(9_000),
      `${'a'.repeat(90_000)}@`,
    ];
    writeFileSync(
      path,
      `id,subject,description\n${Array.from({ length: 200 }, (_, index) => `${index},x,${bodies[index % bodies.length]}`).join('\n')}\n`,
    );
    const started = performance.now();
    await runAudit(readAuditOptions([path, '--out', join(folder, 'slow')]));
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('compares with a help centre and names topics without an article', async () => {
    const kb = join(folder, 'articles.jsonl');
    writeFileSync(
      kb,
      `${JSON.stringify({ id: 'a', title: 'Download an invoice', text: 'Invoice as PDF, a copy for accounting.' })}\n`,
    );
    await run('kb', '--kb', kb);
    expect(text('kb', 'audit.html')).toContain('Categories that lack an article');
    writeFileSync(kb, '{"id": 1}\n');
    await expect(run('kb', '--kb', kb)).rejects.toThrow(/Line 1 of .* is no article/);
  });

  it('writes nothing where the window holds no ticket: the baseline would be an empty one', async () => {
    await expect(run('empty', '--until', '2020-01-01')).rejects.toThrow(
      /No ticket was created in the 90 days up to 2020-01-01.*Move the window with --until and --days/,
    );
    expect(readdirSync(folder)).not.toContain('empty');
  });

  it('says whose tickets the baseline is of', async () => {
    await run('mine');
    const later = await run('mine', '--days', '20');
    expect(later).toMatch(
      /Compared with the baseline that was frozen here: \d+ tickets of tickets\.csv up to 2026-/,
    );
    expect(text('mine', 'audit.html')).toContain('tickets of tickets.csv up to');
  });

  it('leaves escalations out where no column and no tag ever tells of one', async () => {
    const untold = join(folder, 'untold.csv');
    const rows = Array.from({ length: 40 }, (_, index) => `${index},Where is invoice ${index},a${index % 2}`);
    writeFileSync(untold, `id,subject,tags\n${rows.join('\n')}\n`);
    const audit = (name: string) => runAudit(readAuditOptions([untold, '--out', join(folder, name)]));
    expect(await audit('untold')).toContain('No column and no tag ever tells of an escalation');
    writeFileSync(untold, `id,subject,tags\n${rows.join('\n')}\n99,Where is it,escalated\n`);
    expect(await audit('told')).not.toContain('ever tells of an escalation');
  });
});

it.each([
  [[], /Name one file/],
  [['a.csv', '--days', '0'], /--days must be/],
  [['a.csv', '--until', 'soon'], /--until must be a date/],
  [['a.csv', '--nonsense'], /nonsense/],
])('refuses %j with the usage', (args, message) => {
  expect(() => readAuditOptions(args)).toThrow(message);
});
