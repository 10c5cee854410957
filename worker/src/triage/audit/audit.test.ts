import { describe, expect, it } from 'vitest';
import { auditTickets } from './audit.ts';
import { sampleTickets } from './fixtures.ts';
import type { AuditTicket } from './types.ts';

const of = (result: ReturnType<typeof auditTickets>, id: string) => {
  const found = result.categories.find(category => category.id === id);
  if (!found) throw new Error(`no category ${id}: ${result.categories.map(one => one.id)}`);
  return found;
};

describe('auditTickets', () => {
  it('gives the same result for the same tickets, in whatever order they come', () => {
    const tickets = sampleTickets();
    const once = JSON.stringify(auditTickets(tickets));
    expect(JSON.stringify(auditTickets(tickets))).toBe(once);
    expect(JSON.stringify(auditTickets([...tickets].reverse()))).toBe(once);
  });

  it('puts categories into the three kinds of work, with reasons', () => {
    const result = auditTickets(sampleTickets());
    expect(of(result, 'invoices').bucket).toBe('informational');
    expect(of(result, 'disputes').bucket).toBe('human-judgment');
    expect(of(result, 'disputes').reasons.join(' ')).toMatch(/dispute/);
    // Half of them were escalated: people decide, whatever the words say.
    expect(of(result, 'syncing').bucket).toBe('human-judgment');
    const calm = auditTickets(sampleTickets().map(ticket => ({ ...ticket, isEscalated: false })));
    expect(of(calm, 'syncing').bucket).toBe('troubleshooting');
  });

  it('scores volume × repeatability ÷ complexity and shows each factor', () => {
    for (const { score, factors } of auditTickets(sampleTickets()).categories) {
      const [volume, repeatability, complexity] = factors.map(({ value }) => value);
      expect(score).toBeCloseTo(((volume ?? 0) * (repeatability ?? 0)) / (complexity ?? 1), 1);
      expect(factors.every(({ explanation }) => explanation.length > 10)).toBe(true);
    }
    const result = auditTickets(sampleTickets());
    expect(of(result, 'invoices').score).toBeGreaterThan(of(result, 'syncing').score);
  });

  it('tells who resolved it, how fast, and how often it was passed on', () => {
    const { path } = of(auditTickets(sampleTickets()), 'syncing');
    expect(path.who).toEqual([{ name: 'Tier 2', share: 1 }]);
    expect(path.medianHoursToResolution).toBe(20);
    expect(path.escalationShare).toBe(0.5);
  });

  it('counts only the window, up to the day that is asked for', () => {
    const tickets = sampleTickets(80);
    const result = auditTickets(tickets, { days: 10 });
    expect(result.tickets).toBe(40);
    expect(result.outsideWindow).toBe(tickets.length - 40);
    const earlier = auditTickets(tickets, { days: 5, until: Date.UTC(2026, 6, 6) });
    expect(earlier.window).toEqual({ from: '2026-07-01', until: '2026-07-06', days: 5 });
    expect(earlier.tickets).toBe(20);
  });

  it('is not moved to where nothing else is by a year that was mistyped, and says so', () => {
    const tickets = sampleTickets(80);
    const plain = auditTickets(tickets);
    const slip = { id: 'slip', subject: 'Invoice', text: '', tags: [], createdAt: Date.UTC(2099, 0, 1) };
    const result = auditTickets([...tickets, slip]);
    expect([result.tickets, result.window]).toEqual([plain.tickets, plain.window]);
    expect(result.notices.join(' ')).toMatch(
      /1 of \d+ tickets is dated 2099-01-01 or later, long after all others/,
    );
    // Who names the end means it, and many are no slip.
    expect(auditTickets([...tickets, slip], { until: Date.UTC(2099, 0, 2) }).tickets).toBe(1);
    const many = Array.from({ length: 30 }, (_, index) => ({ ...slip, id: `late ${index}` }));
    expect(auditTickets([...tickets, ...many]).window.until).toBe('2099-01-01');
  });

  it('says how much lies outside of the window, and where the tickets are when none lies in it', () => {
    const tickets = sampleTickets(80);
    expect(auditTickets(tickets, { days: 10 }).notices.join(' ')).toContain(
      `${tickets.length - 40} of ${tickets.length} tickets lie outside of the 10 days`,
    );
    const empty = auditTickets(tickets, { until: Date.UTC(2020, 0, 1) });
    expect(empty.notices).toEqual([
      expect.stringMatching(/^No ticket was created in the 90 days up to 2020-01-01; they are of 2026-/),
    ]);
  });

  it('says which tag is on nearly all tickets, not that there is none', () => {
    const tagged = sampleTickets().map(({ category: _, ...one }) => ({ ...one, tags: ['billing'] }));
    expect(auditTickets(tagged).notices.join(' ')).toMatch(/“billing” is on (\d+) of \1 tickets/);
  });

  it('counts duplicates once', () => {
    const tickets = sampleTickets().map((ticket, index) => ({ ...ticket, requester: `r${index}` }));
    const again = tickets.slice(0, 3).map(ticket => ({ ...ticket, id: `copy of ${ticket.id}` }));
    const result = auditTickets([...tickets, ...tickets.slice(0, 2), ...again]);
    expect(result.duplicates).toBe(5);
    expect(result.tickets).toBe(tickets.length);
  });

  it('finds untagged tickets and says which words name their tag', () => {
    const tickets = sampleTickets().map((ticket, index) => (index % 8 === 0 ? untagged(ticket) : ticket));
    const { tagging, categories } = auditTickets(tickets);
    expect(tagging.untagged).toBe(15);
    const proposals = tagging.proposals.filter(({ finding }) => finding === 'untagged');
    expect(proposals).toHaveLength(15);
    for (const { ticketId, proposedTag, reason } of proposals) {
      expect(proposedTag).toBe(sampleTickets()[Number(ticketId) - 1000]?.category);
      expect(reason).toContain(`tagged “${proposedTag}”`);
    }
    expect(categories.reduce((sum, { proposed }) => sum + proposed, 0)).toBe(15);
  });

  it('finds tickets whose words contradict their tag', () => {
    const tickets = sampleTickets().map(ticket =>
      ticket.id === '1001' ? { ...ticket, category: 'disputes' } : ticket,
    );
    const { tagging } = auditTickets(tickets);
    expect(
      tagging.proposals.map(({ ticketId, currentTag, proposedTag }) => [ticketId, currentTag, proposedTag]),
    ).toEqual([['1001', 'disputes', 'syncing']]);
    expect(tagging.groups).toHaveLength(1);
  });

  it('groups tickets by their words when none has a category', () => {
    const result = auditTickets(sampleTickets().map(untagged));
    expect(result.categorySource).toBe('grouping');
    expect(result.notices.join(' ')).toMatch(/grouped by their words/);
    const names = result.categories.map(({ name }) => name).join(' | ');
    expect(names).toMatch(/invoice/);
    expect(names).toMatch(/sync/);
    expect(names).toMatch(/charge/);
    expect(result.categories.every(({ origin }) => origin === 'grouped')).toBe(true);
  });

  it('looks for groups when there is one category only, and says so', () => {
    const result = auditTickets(
      sampleTickets().map(ticket => ({ ...untagged(ticket), category: 'Support' })),
    );
    expect(result.notices.join(' ')).toContain('one topic only (“Support”)');
    expect(result.categories.length).toBeGreaterThan(1);
  });

  it('takes tickets that all say the same as one category', () => {
    const tickets = sampleTickets().map(ticket => ({
      ...untagged(ticket),
      subject: 'invoice copy',
      text: '',
    }));
    const { categories, uncategorised } = auditTickets(tickets);
    expect(categories.map(({ name, tickets: count }) => [name, count])).toEqual([['all tickets', 120]]);
    expect(uncategorised).toBe(0);
  });

  it('takes spellings of one category as one and work tags as none', () => {
    const spellings = ['Invoices', 'invoices ', 'INVOICES'];
    const tickets = sampleTickets().map((ticket, index) =>
      ticket.category === 'invoices' ? { ...ticket, category: spellings[index % 3] } : ticket,
    );
    expect(auditTickets(tickets).categories).toHaveLength(3);
    const byTags = sampleTickets().map(({ category, ...ticket }) => ({
      ...ticket,
      tags: ['web_widget', 'escalated', category ?? ''],
    }));
    const result = auditTickets(byTags);
    expect(result.categorySource).toBe('tags');
    expect(result.categories.map(({ id }) => id).sort()).toEqual(['disputes', 'invoices', 'syncing']);
  });

  it('shows which categories have no article', () => {
    const result = auditTickets(sampleTickets(), {
      articles: [
        {
          id: 'get-invoices',
          title: 'Download an invoice',
          text: 'How to get an invoice as PDF, a copy for accounting, and where invoices are.',
        },
        { id: 'hours', title: 'Opening hours', text: 'We are open from nine to five.' },
      ],
    });
    expect(of(result, 'invoices').coverage?.state).toBe('covered');
    expect(of(result, 'invoices').coverage?.articles[0]?.id).toBe('get-invoices');
    expect(of(result, 'syncing').coverage).toEqual({ share: 0, state: 'none', articles: [] });
  });

  it('takes personal data out of the examples', () => {
    const tickets = sampleTickets().map(ticket => ({
      ...ticket,
      subject: `${ticket.subject} ann@example.com 4111 1111 1111 1111`,
    }));
    const text = JSON.stringify(auditTickets(tickets));
    expect(text).not.toContain('ann@example.com');
    expect(text).not.toContain('4111');
  });

  it('survives no ticket, few tickets, and tickets without dates or words', () => {
    expect(auditTickets([]).categories).toEqual([]);
    expect(auditTickets(sampleTickets(2)).notices.join(' ')).toContain('Only 6 tickets');
    const undated = auditTickets(sampleTickets().map(({ createdAt: _created, ...ticket }) => ticket));
    expect(undated.tickets).toBe(120);
    expect(undated.weeks).toEqual([]);
    expect(undated.notices.join(' ')).toContain('No ticket has a date');
    const empty = auditTickets(
      Array.from({ length: 50 }, (_, index) => ({ id: String(index), subject: '', text: '', tags: [] })),
    );
    expect(empty.uncategorised).toBe(50);
  });

  it('shows at most fifteen categories and counts the rest', () => {
    const tickets = Array.from(
      { length: 400 },
      (_, index): AuditTicket => ({
        id: String(index),
        subject: `subject ${index % 20}`,
        text: '',
        tags: [],
        category: `kind ${index % 20}`,
      }),
    );
    const { categories, rest } = auditTickets(tickets);
    expect(categories).toHaveLength(15);
    expect(rest).toEqual({ categories: 5, tickets: 100 });
  });
});

function untagged({ category: _category, ...ticket }: AuditTicket): AuditTicket {
  return { ...ticket, tags: [] };
}
