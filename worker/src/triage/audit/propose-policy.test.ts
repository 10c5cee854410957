import { expect, it } from 'vitest';
import { judge } from '../judge.ts';
import { policySchema } from '../policy/schema.ts';
import { trainingRows } from '../policy/training.ts';
import { train } from '../topic/train.ts';
import { auditTickets } from './audit.ts';
import { sampleTickets } from './fixtures.ts';
import { proposePolicy } from './propose-policy.ts';
import type { AuditTicket } from './types.ts';

const articles = [
  {
    id: 'a',
    title: 'Download an invoice',
    text: 'Get the invoice as PDF, a copy for accounting, where invoices are.',
  },
];
const proposal = proposePolicy(auditTickets(sampleTickets(), { articles }), true);
const model = train(trainingRows(proposal.policy, sampleTickets()));
const escalates = (text: string) =>
  judge({ id: 'm', text }, { history: [], policy: proposal.policy, model }).judgement.kind;

it('is a policy that the worker takes as it is', () => {
  expect(policySchema.parse(proposal.policy)).toEqual(proposal.policy);
});

it.each([
  'You charged me twice, I dispute the charge',
  'You will hear from my lawyer',
  'My account was hacked',
  'I want a refund',
  'I want to cancel my subscription',
  'This is urgent',
  'My father passed away and it was his account',
])('leaves to people: %s', text => {
  expect(escalates(text)).toBe('escalate');
});

it('lets only what is many, alike, easy and covered be answered alone', () => {
  const modes = Object.fromEntries(proposal.routes.map(({ topic, mode }) => [topic, mode]));
  expect(modes).toEqual({ invoices: 'autonomous', disputes: 'human-only', syncing: 'human-only' });
  expect(escalates('Where can I download my invoice as PDF?')).toBe('answer');
  expect(escalates('What colour is the moon?')).toBe('draft');
});

it('answers nothing alone before a help centre was compared, and says what is missing', () => {
  const { routes, suggestions } = proposePolicy(auditTickets(sampleTickets()), false);
  expect(routes.map(({ mode }) => mode)).not.toContain('autonomous');
  expect(suggestions.find(({ topic }) => topic.id === 'invoices')?.reason).toContain('--kb');
});

it('routes the five largest categories and suggests the next', () => {
  const tickets = Array.from(
    { length: 360 },
    (_, index): AuditTicket => ({
      id: String(index),
      subject: `about thing number${index % 8}`,
      text: '',
      tags: [],
      category: `kind ${index % 8}`,
    }),
  );
  const { policy, routes, suggestions } = proposePolicy(auditTickets(tickets), false);
  expect(routes).toHaveLength(5);
  expect(suggestions.filter(({ reason }) => reason.startsWith('Add it'))).toHaveLength(3);
  expect(policy.topics).toHaveLength(9);
});

it('makes a category for people that is called like one of its topics part of that topic', () => {
  const tickets = sampleTickets().map(ticket =>
    ticket.category === 'disputes' ? { ...ticket, category: 'Legal' } : ticket,
  );
  const { policy } = proposePolicy(auditTickets(tickets), false);
  expect(policySchema.safeParse(policy).success).toBe(true);
  const legal = policy.topics.filter(({ id }) => id.startsWith('legal'));
  expect(legal).toHaveLength(1);
  expect(legal[0]).toMatchObject({
    mode: 'human-only',
    keywords: expect.any(Array),
    examples: expect.any(Array),
  });
});
