import type { AuditResult, AuditTicket } from './types.ts';
import { compare } from './vectors.ts';

const DAY = 86_400_000;
const DEFAULT_DAYS = 90;

export interface TicketWindow {
  tickets: AuditTicket[];
  outside: number;
  duplicates: number;
  span: AuditResult['window'];
  notices: string[];
}

/**
 * The tickets of the last days, each once, oldest first. The same id, or the same words of the same person on
 * the same day, is one ticket. Without any date all tickets count.
 */
export function takeWindow(
  all: readonly AuditTicket[],
  { days = DEFAULT_DAYS, until }: { days?: number; until?: number },
): TicketWindow {
  const notices: string[] = [];
  const seen = new Set<string>();
  const once = all.filter(ticket => {
    const keys = [`id ${ticket.id}`];
    if (ticket.requester && (ticket.subject || ticket.text)) {
      const day = ticket.createdAt === undefined ? '' : Math.floor(ticket.createdAt / DAY);
      keys.push(
        `said ${ticket.requester.toLowerCase()} ${day} ${ticket.subject} ${ticket.text}`.slice(0, 400),
      );
    }
    if (keys.some(key => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
  const duplicates = all.length - once.length;
  if (duplicates > 0)
    notices.push(
      `${duplicates} tickets came twice (same id, or same words of the same person on one day) and count once.`,
    );
  const newest = once.reduce(
    (latest, { createdAt = Number.NEGATIVE_INFINITY }) => Math.max(latest, createdAt),
    Number.NEGATIVE_INFINITY,
  );
  if (newest === Number.NEGATIVE_INFINITY) {
    if (once.length > 0)
      notices.push(
        'No ticket has a date that could be read: all tickets count, and nothing is said about time.',
      );
    return { tickets: sorted(once), outside: 0, duplicates, span: { days }, notices };
  }
  const end = until ?? newest;
  const from = end - days * DAY;
  const undated = once.filter(({ createdAt }) => createdAt === undefined).length;
  if (undated > 0) notices.push(`${undated} tickets have no date that could be read and were left out.`);
  const tickets = once.filter(
    ({ createdAt }) => createdAt !== undefined && createdAt > from && createdAt <= end,
  );
  if (tickets.length === 0) notices.push(`No ticket was created in the ${days} days up to ${isoDay(end)}.`);
  return {
    tickets: sorted(tickets),
    outside: once.length - undated - tickets.length,
    duplicates,
    span: { from: isoDay(from), until: isoDay(end), days },
    notices,
  };
}

/** Tickets by the Monday of their week, weeks without any included. */
export function weeksOf(tickets: readonly AuditTicket[]): AuditResult['weeks'] {
  const counts = new Map<number, number>();
  for (const { createdAt } of tickets) {
    if (createdAt === undefined) continue;
    // 1970 began on a Thursday.
    const week = Math.floor((createdAt / DAY + 3) / 7);
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  const known = [...counts.keys()].sort((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    week: isoDay(((first + index) * 7 - 3) * DAY),
    tickets: counts.get(first + index) ?? 0,
  }));
}

function sorted(tickets: readonly AuditTicket[]): AuditTicket[] {
  return [...tickets].sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0) || compare(a.id, b.id));
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
