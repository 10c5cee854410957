import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBacktestOptions } from './options.ts';
import { runBacktest } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'waypost-backtest-'));
const path = (name: string) => join(folder, name);
const TICKETS = `id,subject,description,tags,page,plan,group stations,last public reply
1,Where is the invoice,How do I download an invoice as PDF?,invoices,/app/billing,team,1,Open Billing and choose the PDF.
2,Invoice again,I need the invoice for May as PDF please,invoices,/app/billing,gold,1,Open Billing.
3,Charged twice,You charged me twice and I dispute the charge,disputes,/app/billing,team,2,I have refunded it.
4,Human,I want to talk to a human,other,/app,team,1,Hello.
5,<script>alert(1)</script>,<img src=x onerror=alert(1)> how do I fly to the moon?,other,/app,team,1,No idea.
`;
const POLICY = `topics:
  - {id: invoices, mode: autonomous, owner: Ida, keywords: [invoice]}
  - {id: disputes, mode: human-only, owner: Ida, keywords: [charged twice, dispute the charge]}
escalation: {tiers: [{fact: plan, values: [gold]}]}
`;

const options = (...more: string[]) =>
  readBacktestOptions([
    path('tickets.csv'),
    ...['--policy', path('policy.yaml'), '--kb', path('kb.jsonl'), '--out', path('out')],
    ...more,
  ]);

beforeAll(() => {
  writeFileSync(path('tickets.csv'), TICKETS);
  writeFileSync(path('policy.yaml'), POLICY);
  const article = {
    id: 'invoices',
    title: 'Download an invoice',
    text: 'You can download each invoice as PDF.\n\n1. Open Billing.\n2. Choose the invoice, then PDF.',
  };
  writeFileSync(path('kb.jsonl'), `${JSON.stringify(article)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run backtest', () => {
  it('asks each ticket again with its own page and plan, writes the page, and lets a run be accepted', async () => {
    const { json, gate, text } = await runBacktest(options('--accept'));
    expect(json).toMatchObject({
      n: 5,
      outcomes: { answered: 1, escalated: 3, declined: 1, failed: 0 },
      missedEscalations: [],
      humanOnlyAnswered: [],
      unsupported: [],
    });
    expect(gate.isOpen).toBe(true);
    expect(text).toContain('Accepted');
    expect(text).not.toContain('No run was accepted yet');
    const written = JSON.parse(readFileSync(path('out/backtest.json'), 'utf8')) as {
      tickets: Array<{ id: string; kind: string; judged: { trigger?: { kind: string } } }>;
    };
    const judged = new Map(written.tickets.map(one => [one.id, one.judged.trigger?.kind]));
    expect(judged.get('2')).toBe('tier');
    expect(judged.get('3')).toBe('topic');
    expect(judged.get('4')).toBe('asked');

    const { document } = parseHTML(readFileSync(path('out/backtest.html'), 'utf8'));
    expect(document.querySelectorAll('.ticket')).toHaveLength(5);
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelectorAll('img')).toHaveLength(0);
  }, 60_000);

  it.each([
    [[], 'Name one file of tickets'],
    [['tickets.csv'], '--policy FILE'],
    [['tickets.csv', '--policy', 'p.yaml'], '--kb FOLDER'],
    [['tickets.csv', '--policy', 'p', '--kb', 'k', '--limit', 'few'], 'whole number'],
    [['tickets.csv', '--what'], "'--what'"],
  ])('says what to give it: %j', (args, words) => {
    expect(() => readBacktestOptions(args)).toThrow(words);
  });
});
