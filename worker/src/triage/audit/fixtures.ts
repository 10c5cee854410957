import type { AuditTicket } from './types.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 6, 1);

const KINDS = {
  invoices: [
    'download invoice',
    'invoice pdf',
    'invoice copy for accounting',
    'where are invoices',
    'how do I get the invoice',
  ],
  syncing: [
    'calendar sync error',
    'calendar does not sync',
    'sync fails with error',
    'sync stuck since update',
    'calendar sync broken',
  ],
  disputes: [
    'charged twice this month',
    'double charge on card',
    'you charged me twice',
    'unauthorized charge',
    'dispute this charge',
  ],
} as const;

/** Tickets of three plain kinds, `each` of every kind, one every six hours. For tests. */
export function sampleTickets(each = 40): AuditTicket[] {
  const kinds = Object.entries(KINDS);
  return Array.from({ length: each * kinds.length }, (_, index) => {
    const [category, subjects] = kinds[index % kinds.length] ?? ['', ['']];
    const subject = subjects[Math.floor(index / kinds.length) % subjects.length] ?? '';
    const createdAt = START + (index * DAY) / 4;
    return {
      id: String(1000 + index),
      subject,
      text: `${subject} please`,
      tags: [category],
      category,
      team: category === 'syncing' ? 'Tier 2' : 'Front line',
      createdAt,
      solvedAt: createdAt + (category === 'syncing' ? 20 : 2) * 3_600_000,
      isEscalated: category === 'syncing' && index % 2 === 0,
    };
  });
}
