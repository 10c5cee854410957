import type { TicketSnapshot } from '../../src/handoff/board.ts';

/** A ticket on the board, as its conversation would write it. */
export function snapshot(conversation: string, changes: Partial<TicketSnapshot> = {}): TicketSnapshot {
  return {
    key: `${conversation}#1`,
    rev: 1,
    site: 'shop',
    conversation,
    segment: 1,
    helpdesk: 'desk',
    status: 'waiting',
    delivery: 'delivered',
    subject: 'Where is my parcel',
    priority: 'normal',
    sentiment: 'neutral',
    trigger: 'button',
    tags: [],
    createdAt: '2026-11-25T08:00:00.000Z',
    lastMessageAt: '2026-11-25T08:00:00.000Z',
    lastFrom: 'customer',
    words: 'parcel late',
    ...changes,
  };
}
