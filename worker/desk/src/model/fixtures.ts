import type { TicketDetail, TicketRow } from '../../../src/desk-protocol.ts';
import type { Message } from '../../../src/protocol.ts';

/** For tests: a ticket that waits. */
export function ticketRow(changes: Partial<TicketRow> = {}): TicketRow {
  return {
    number: 12,
    site: 'demo',
    conversation: 'conversation-12',
    segment: 1,
    helpdesk: 'desk',
    reference: '#12',
    status: 'waiting',
    delivery: 'delivered',
    subject: 'Card declined',
    customer: 'Marta',
    priority: 'normal',
    sentiment: 'neutral',
    trigger: 'button',
    tags: [],
    createdAt: '2026-11-25T08:00:00.000Z',
    updatedAt: '2026-11-25T08:00:00.000Z',
    lastMessageAt: '2026-11-25T08:00:00.000Z',
    lastFrom: 'customer',
    ...changes,
  };
}

/** For tests: a message of plain words. */
export function message(
  id: string,
  role: Message['role'],
  minute: number,
  extra: Partial<Message['metadata']> = {},
): Message {
  const createdAt = new Date(Date.UTC(2026, 10, 25, 8, minute)).toISOString();
  return { id, role, parts: [{ type: 'text', text: `words of ${id}` }], metadata: { createdAt, ...extra } };
}

/** For tests: what the worker tells of a ticket. */
export function ticketDetail(changes: Partial<TicketDetail> = {}): TicketDetail {
  const ticket = changes.ticket ?? ticketRow();
  return {
    ticket,
    package: {
      key: `${ticket.conversation}#1`,
      site: { id: 'demo', name: 'Demo' },
      conversation: ticket.conversation,
      segment: 1,
      subject: ticket.subject,
      question: { text: ticket.subject, at: ticket.createdAt },
      summary: { wanted: '', tried: '', open: '' },
      trigger: { kind: 'button' },
      attempts: [],
      turns: 1,
      transcript: [],
      claimed: {},
      language: 'en',
      sentiment: 'neutral',
      priority: 'normal',
      suggestedArticles: [],
      createdAt: ticket.createdAt,
    },
    messages: [message('m1', 'user', 0, { seq: 1 })],
    notes: [],
    deliveries: [],
    customerSeenSeq: 0,
    ...changes,
  };
}
