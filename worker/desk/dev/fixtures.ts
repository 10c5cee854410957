import type { DeskMail, Macro, ReviewItem, TicketDetail, TicketRow } from '../../src/desk-protocol.ts';
import type { Message } from '../../src/protocol.ts';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const ahead = (minutes: number) => ago(-minutes);
const HELP = 'https://help.tidely.example';

function row(number: number, changes: Partial<TicketRow>): TicketRow {
  return {
    number,
    site: 'demo',
    conversation: `conversation-${number}`,
    segment: 1,
    helpdesk: 'desk',
    reference: `#${number}`,
    status: 'waiting',
    delivery: 'delivered',
    subject: 'A question',
    priority: 'normal',
    sentiment: 'neutral',
    trigger: 'button',
    tags: [],
    createdAt: ago(60),
    updatedAt: ago(1),
    lastMessageAt: ago(10),
    lastFrom: 'customer',
    ...changes,
  };
}

export const rows: TicketRow[] = [
  row(128, {
    subject: 'Card declined three times, and the team loses access tonight',
    customer: 'Marta Kowalska',
    priority: 'urgent',
    sentiment: 'negative',
    trigger: 'unhelped',
    topic: 'Billing',
    tags: ['card-declined'],
    createdAt: ago(26),
    lastMessageAt: ago(2),
    firstReplyDueAt: ahead(4),
    resolutionDueAt: ahead(214),
  }),
  row(127, {
    subject: 'Refund for the second half of the annual plan',
    customer: 'Jonas Weber',
    status: 'draft',
    trigger: 'assisted',
    topic: 'Refunds',
    createdAt: ago(12),
    lastMessageAt: ago(11),
    firstReplyDueAt: ahead(48),
  }),
  row(125, {
    subject: 'Hours in Xero do not match the schedule of last week',
    customer: 'Amira Haddad',
    status: 'person',
    assignee: 'Ana Silva',
    priority: 'high',
    createdAt: ago(180),
    lastMessageAt: ago(31),
    firstRepliedAt: ago(150),
    resolutionDueAt: ahead(300),
    lastFrom: 'agent',
  }),
  row(124, {
    subject: 'مزامنة التقويم لا تعمل منذ تحديث يوم الاثنين',
    customer: 'ليلى منصور',
    status: 'person',
    assignee: 'Ben Okafor',
    createdAt: ago(400),
    lastMessageAt: ago(66),
    firstRepliedAt: ago(300),
    resolutionDueAt: ago(20),
  }),
  row(121, {
    subject: 'Delete a former employee’s personal data',
    customer: 'Lucie Martin',
    helpdesk: 'zendesk',
    reference: undefined,
    delivery: 'parked',
    parkedReason: 'Zendesk refuses the API token. Renew it and set ZENDESK_API_TOKEN.',
    trigger: 'topic',
    createdAt: ago(310),
    lastMessageAt: ago(300),
    firstReplyDueAt: ahead(900),
  }),
  row(119, {
    subject: 'The schedule shows shifts an hour late since the clocks changed',
    status: 'reopened',
    assignee: 'Ana Silva',
    createdAt: ago(2_900),
    lastMessageAt: ago(420),
  }),
  row(116, {
    subject: 'Can a manager see personal phone numbers?',
    customer: 'Tom Brennan',
    status: 'person',
    assignee: 'Chidi Eze',
    priority: 'low',
    createdAt: ago(3_000),
    lastMessageAt: ago(1_800),
    lastFrom: 'agent',
    firstRepliedAt: ago(2_000),
    resolutionDueAt: ahead(2_900),
  }),
];

const citation = {
  n: 1,
  articleId: 'card-declined',
  version: 'v3',
  title: 'Your card was declined',
  url: `${HELP}/billing/card-declined`,
  quote: 'Most declines come from the bank: ask it to allow recurring payments to Tidely.',
  start: 0,
  end: 80,
  locale: 'en',
};

function message(
  id: string,
  role: Message['role'],
  at: number,
  seq: number,
  parts: Message['parts'],
): Message {
  return { id, role, parts, metadata: { createdAt: ago(at), seq } };
}

const text = (words: string) => ({ type: 'text' as const, text: words });

const story: Message[] = [
  message('m1', 'user', 31, 1, [text('Our card keeps being declined. How do I fix this?')]),
  message('m2', 'assistant', 31, 2, [
    text(
      'Most declines come from your bank, not from Tidely. [1]\n\n1. Open **Settings → Billing → Payment method**.\n2. Choose **Try again**, or add another card.\n3. If it is declined again, ask your bank to allow recurring payments. [1]',
    ),
    { type: 'data-citation', id: 'c1', data: citation },
  ]),
  message('m3', 'user', 29, 3, [
    text('I did that already. The bank says that everything is fine on their side.'),
  ]),
  {
    ...message('m4', 'assistant', 29, 4, [
      text('I could not find more about this in the help articles.'),
      { type: 'data-disposition', id: 'd', data: { kind: 'decline', mode: 'extractive' } },
    ]),
    metadata: { createdAt: ago(29), seq: 4, feedback: 'down' },
  },
  message('m5', 'assistant', 26, 5, [{ type: 'data-event', id: 'e1', data: { kind: 'handed_over' } }]),
  message('m6', 'user', 25, 6, [
    text('Here is what I see. We need this today: access ends tonight, and 14 people have shifts tomorrow.'),
    {
      type: 'data-attachment',
      id: 'a1',
      data: { id: 'shot', name: 'payment-failed.png', type: 'image/png', size: 84_200 },
    },
    {
      type: 'data-attachment',
      id: 'a2',
      data: { id: 'statement', name: 'bank-confirmation.pdf', type: 'application/pdf', size: 212_000 },
    },
  ]),
  message('m7', 'user', 2, 7, [text('Is anybody there?')]),
];

export const details = new Map<number, TicketDetail>(
  rows.map(ticket => [
    ticket.number,
    {
      ticket,
      package: {
        key: `${ticket.conversation}#1`,
        site: { id: 'demo', name: 'Tidely' },
        conversation: ticket.conversation,
        segment: 1,
        subject: ticket.subject,
        question: { text: ticket.subject, at: ticket.createdAt },
        summary: {
          wanted: 'Pay the invoice for November with the Visa card ending in 4242.',
          tried:
            '“Your card was declined” (retry, another card, ask the bank). The customer had done all of it.',
          open: 'Why the payment fails although the bank allows it; access ends tonight.',
        },
        trigger: { kind: ticket.trigger, ...(ticket.trigger === 'unhelped' && { detail: 'thumbs down' }) },
        attempts: [
          {
            question: 'Our card keeps being declined. How do I fix this?',
            answer: 'Most declines come from your bank, not from Tidely. Open Settings → Billing …',
            citations: [{ articleId: 'card-declined', title: citation.title, url: citation.url }],
            outcome: 'not_helped',
          },
          {
            question: 'The bank says that everything is fine on their side.',
            answer: '',
            citations: [],
            outcome: 'no_answer',
          },
        ],
        turns: 4,
        transcript: [],
        page: { url: 'https://app.tidely.example/settings/billing', title: 'Billing · Tidely' },
        verified: {
          id: 'user-8812',
          name: ticket.customer ?? 'Sam Lee',
          email: 'marta@kowalska-bakery.example',
          traits: { plan: 'Team', role: 'owner', seats: 14 },
        },
        claimed: { area: 'billing', browser: 'Firefox 142' },
        language: 'en',
        sentiment: ticket.sentiment,
        ...(ticket.topic && { topic: ticket.topic }),
        priority: ticket.priority,
        ...(ticket.firstReplyDueAt && {
          sla: { policy: 'Escalated', firstReplyDueAt: ticket.firstReplyDueAt },
        }),
        suggestedArticles: [
          {
            articleId: 'update-payment-method',
            title: 'Update your payment method',
            url: `${HELP}/billing/update-payment-method`,
          },
          {
            articleId: 'reactivate',
            title: 'Reactivate your subscription',
            url: `${HELP}/billing/reactivate-your-subscription`,
          },
        ],
        createdAt: ticket.createdAt,
      },
      messages: structuredClone(story),
      notes: [
        {
          id: 'n1',
          by: 'Ben Okafor',
          text: 'The processor logs “do_not_honor” for this card: see https://status.pay.example/4242. Ask Ana to extend the grace period.',
          at: ago(14),
        },
      ],
      ...(ticket.status === 'draft' && {
        draft: {
          id: 'draft-1',
          question: 'Can I have half of the annual price back?',
          text: 'An annual plan can be refunded within 30 days of the payment. [1]\n\nAfter that, cancelling stops the next renewal, and the plan runs until its end.',
          citations: [
            {
              n: 1,
              title: 'Get a refund',
              url: `${HELP}/billing/get-a-refund`,
              quote: 'Annual plans are refunded in full within 30 days of the payment.',
            },
          ],
          at: ago(11),
        },
      }),
      deliveries:
        ticket.delivery === 'parked'
          ? [{ seq: 1, kind: 'open', status: 'parked', attempts: 6, reason: ticket.parkedReason ?? '' }]
          : [],
      customerSeenSeq: 5,
    } satisfies TicketDetail,
  ]),
);

export const macros: Macro[] = [
  {
    id: 'looking',
    name: 'Looking into it',
    text: 'Hello {{customer}}, this is {{agent}}. I am looking into it and will write here as soon as I know more.',
  },
  {
    id: 'details',
    name: 'Ask for a screenshot',
    text: 'Could you send a screenshot of what you see, with the whole page on it?',
    tags: ['waiting-for-customer'],
  },
  {
    id: 'done',
    name: 'It is fixed, close',
    text: 'This is fixed now. If it comes back, just write here: your ticket {{reference}} opens again.',
    solve: true,
  },
];

export const mails: DeskMail[] = [
  {
    id: 'mail-1',
    to: 'tom@brennan.example',
    subject: 'Your answer from Tidely (#116)',
    text: 'Chidi wrote:\n\nManagers see a phone number only where the member shares it.\n\nGo on with the conversation:\nhttps://tidely.example/resume/abc',
    at: ago(1_700),
  },
  {
    id: 'mail-2',
    to: 'lucie@martin.example',
    subject: 'We have your message (#121)',
    text: 'A person answers on Monday from 9:00.',
    at: ago(300),
  },
];

export const reviews: ReviewItem[] = [
  {
    id: 'lesson-1',
    site: 'demo',
    kind: 'draft_article',
    title: 'Declined although the bank allows it',
    question: 'Our card is declined, but the bank says that everything is fine.',
    resolution:
      'The payment processor had blocked the card after three tries. It is free again after an hour; the grace period was extended by a day.',
    missed: 'No article says that three failed tries block a card for an hour.',
    conversation: 'conversation-110',
    segment: 1,
    number: 119,
    at: ago(800),
    state: 'open',
  },
  {
    id: 'lesson-2',
    site: 'demo',
    kind: 'correction',
    title: 'Shift times off by an hour',
    question: 'All shifts are an hour late since Sunday.',
    resolution:
      'The workspace’s time zone has to be set by name, not by offset: Settings → Workspace → Time zone.',
    missed: 'The article speaks of the device’s clock only.',
    articleId: 'shift-times-off-by-an-hour',
    conversation: 'conversation-104',
    segment: 1,
    at: ago(2_600),
    state: 'open',
  },
];
