import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { createD1TriageLedger } from '../src/handoff/adapters/d1-triage-ledger.ts';
import type { OwnTicket, TicketChange } from '../src/handoff/helpdesk.ts';
import { HelpdeskError } from '../src/handoff/helpdesk.ts';
import type { TriagingHelpdesk } from '../src/handoff/ticket-triage.ts';
import { triageTicket } from '../src/handoff/ticket-triage.ts';
import { readPolicy } from '../src/triage/policy/read.ts';

const POLICY = `
helpdeskTickets: triage
topics:
  - {id: invoices, mode: autonomous, keywords: [invoice]}
  - {id: law, mode: human-only, keywords: [my lawyer]}
teams: [{id: billing, helpdeskId: '7'}, {id: lead, helpdeskId: '9'}]
routing:
  - {id: law, when: {topics: [law]}, team: lead, priority: urgent, tags: [legal]}
  - {id: money, when: {topics: [invoices]}, team: billing, tags: [money]}
autoResponses:
  - {id: where, when: {topics: [invoices]}, text: {en: You find invoices under Billing., de: Rechnungen stehen unter Abrechnung.}, link: {label: {en: Invoices, de: Rechnungen}, url: "https://shop.example/billing"}}
`;

let count = 0;
function world(text: string, more: Partial<OwnTicket> = {}, policyText = POLICY) {
  const ticketId = `t${++count}`;
  const changes: TicketChange[] = [];
  const answers: string[] = [];
  const failures: HelpdeskError[] = [];
  const helpdesk = {
    name: 'zendesk',
    describe: async () => ({
      id: ticketId,
      subject: 'Question',
      text,
      tags: [],
      isOurs: false,
      isAnswered: false,
      isOpen: true,
      ...more,
    }),
    update: async (_: unknown, change: TicketChange) => {
      const failure = failures.shift();
      if (failure) throw failure;
      changes.push(change);
    },
    answer: async (_: string, words: string) => void answers.push(words),
  } as unknown as TriagingHelpdesk;
  const reading = readPolicy(policyText);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const deps = {
    policies: { of: async () => ({ policy: reading.policy, version: 1 }) },
    ledger: createD1TriageLedger(env.DB, Date.now),
  };
  const run = () => triageTicket(deps, helpdesk, { site: 'shop', locale: 'en', ticketId });
  return { run, changes, answers, failures };
}

describe('a ticket that never touched the widget', () => {
  it('gets team, tags and the auto-response, once', async () => {
    const { run, changes, answers } = world('Where is my invoice?');
    expect(await run()).toMatchObject({ topic: 'invoices', rule: 'money', autoResponse: 'where' });
    expect(await run()).toBeUndefined();
    expect(changes).toEqual([{ team: '7', addTags: ['invoices', 'money'] }]);
    expect(answers).toEqual(['You find invoices under Billing.\n\nInvoices: https://shop.example/billing']);
  });

  it('is answered in its own language', async () => {
    const { run, answers } = world(
      'Ich finde die Rechnung nicht, wo ist die Invoice und wie kann ich sie laden?',
    );
    await run();
    expect(answers[0]).toContain('Rechnungen stehen');
  });

  it('goes to people without a word where its topic is theirs', async () => {
    const { run, changes, answers } = world('My lawyer will write to you about the invoice');
    expect(await run()).toMatchObject({ topic: 'law', judged: 'escalate', because: 'topic law' });
    expect(changes).toEqual([{ team: '9', priority: 'urgent', addTags: ['law', 'legal'] }]);
    expect(answers).toEqual([]);
  });

  it.each([
    ['one of the widget’s', { isOurs: true }, 'ours'],
    ['closed already', { isOpen: false }, 'not_open'],
  ] as const)('is left alone where it is %s', async (_, more, skipped) => {
    const { run, changes } = world('Where is my invoice?', more);
    expect(await run()).toEqual({ skipped });
    expect(changes).toEqual([]);
  });

  it('is not answered over a person who has', async () => {
    const { run, answers, changes } = world('Where is my invoice?', { isAnswered: true });
    await run();
    expect(answers).toEqual([]);
    expect(changes).toHaveLength(1);
  });

  it('is left alone where the policy does not ask for it', async () => {
    const { run, changes } = world('Where is my invoice?', {}, POLICY.replace('triage', 'leave'));
    expect(await run()).toBeUndefined();
    expect(changes).toEqual([]);
  });

  it('is tried again with the next webhook where the helpdesk failed', async () => {
    const { run, changes, failures } = world('Where is my invoice?');
    failures.push(new HelpdeskError('unavailable', 'down'));
    await expect(run()).rejects.toThrow('down');
    expect(await run()).toMatchObject({ rule: 'money' });
    expect(changes).toHaveLength(1);
  });

  it('is judged by its beginning, and not answered, where a mail goes on and on', async () => {
    const { run, answers } = world(`Where is my invoice?\n${'> quoted '.repeat(20_000)} my lawyer`);
    const started = performance.now();
    expect(await run()).toMatchObject({ topic: 'invoices', rule: 'money' });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(answers).toEqual([]);
  });
});
