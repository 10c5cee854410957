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
  const times = once
    .flatMap(({ createdAt }) => (createdAt === undefined ? [] : [createdAt]))
    .sort((a, b) => a - b);
  if (times.length === 0) {
    if (once.length > 0)
      notices.push(
        'No ticket has a date that could be read: all tickets count, and nothing is said about time.',
      );
    return { tickets: sorted(once), outside: 0, duplicates, span: { days }, notices };
  }
  const end = until ?? newestOf(times, days, notices);
  const from = end - days * DAY;
  const undated = once.filter(({ createdAt }) => createdAt === undefined).length;
  if (undated > 0) notices.push(`${undated} tickets have no date that could be read and were left out.`);
  const tickets = once.filter(
    ({ createdAt }) => createdAt !== undefined && createdAt > from && createdAt <= end,
  );
  const outside = once.length - undated - tickets.length;
  if (tickets.length === 0)
    notices.push(
      `No ticket was created in the ${days} days up to ${isoDay(end)}; they are of ${isoDay(times[0] ?? end)} to ${isoDay(times.at(-1) ?? end)}.`,
    );
  else if (outside > 0)
    notices.push(
      `${outside} of ${once.length} tickets ${outside === 1 ? 'lies' : 'lie'} outside of the ${days} days that are looked at.`,
    );
  return {
    tickets: sorted(tickets),
    outside,
    duplicates,
    span: { from: isoDay(from), until: isoDay(end), days },
    notices,
  };
}

/** So few are slips: a year mistyped would else move the window to where no other ticket is. */
const SLIP_SHARE = 0.01;
const SLIPS_FROM_TICKETS = 20;

/**
 * The newest time, those aside that lie longer than the window after all others and are hardly any.
 * @param times in order, one at least
 */
function newestOf(times: readonly number[], days: number, notices: string[]): number {
  const most = times.length < SLIPS_FROM_TICKETS ? 0 : Math.max(1, Math.floor(times.length * SLIP_SHARE));
  const newest = times.at(-1) ?? 0;
  for (let last = times.length - 2; last >= times.length - 1 - most && last >= 0; last--) {
    const [end = newest, next = newest] = [times[last], times[last + 1]];
    if (next - end <= days * DAY) continue;
    const late = times.length - 1 - last;
    notices.push(
      `${late} of ${times.length} tickets ${late === 1 ? 'is' : 'are'} dated ${isoDay(next)} or later, long after all others (${isoDay(end)}): taken for a slip and left out. --until names another end.`,
    );
    return end;
  }
  return newest;
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
