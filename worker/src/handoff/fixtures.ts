import type { HandoffPackage } from './types.ts';

/** A package with everything in it, for tests; what is given replaces its part. */
export function examplePackage(changes: Partial<HandoffPackage> = {}): HandoffPackage {
  return {
    key: 'c1#1',
    site: { id: 'demo', name: 'Demo' },
    conversation: 'c1',
    segment: 1,
    subject: 'How do I change my invoice address?',
    question: { text: 'How do I change my invoice address?', at: '2026-11-25T10:00:00.000Z' },
    summary: {
      wanted: 'How do I change my invoice address?',
      tried: 'Edit billing details. It did not help.',
      open: 'The button is grey.',
    },
    trigger: { kind: 'unhelped', messageId: 'u2' },
    attempts: [
      {
        question: 'How do I change my invoice address?',
        answer: 'Open Billing and choose Edit.',
        citations: [
          { articleId: 'billing', title: 'Edit billing details', url: 'https://help.example/billing' },
        ],
        outcome: 'not_helped',
      },
    ],
    turns: 2,
    transcript: [
      {
        seq: 1,
        messageId: 'u1',
        from: 'customer',
        text: 'How do I change my invoice address?',
        at: '2026-11-25T10:00:00.000Z',
      },
      {
        seq: 2,
        messageId: 'a1',
        from: 'assistant',
        text: 'Open Billing and choose Edit.',
        at: '2026-11-25T10:00:02.000Z',
      },
      {
        seq: 3,
        messageId: 'u2',
        from: 'customer',
        text: 'The button is grey.',
        at: '2026-11-25T10:01:00.000Z',
      },
    ],
    page: { url: 'https://shop.example/billing', title: 'Billing', headings: ['Billing', 'Invoices'] },
    verified: { id: 'cust-7', name: 'Ann Lee', email: 'ann@example.com', traits: { plan: 'Pro' } },
    claimed: { plan: 'Enterprise' },
    email: { address: 'other@example.com', isVerified: false },
    language: 'en',
    sentiment: 'neutral',
    topic: 'billing',
    priority: 'high',
    sla: { policy: 'escalated', firstReplyDueAt: '2026-11-25T11:00:00.000Z' },
    suggestedArticles: [{ articleId: 'vat', title: 'Invoices and VAT', url: 'https://help.example/vat' }],
    deskUrl: 'https://support.example/desk/tickets/7',
    createdAt: '2026-11-25T10:01:01.000Z',
    ...changes,
  };
}
