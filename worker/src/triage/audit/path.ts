import type { AuditTicket, ResolutionPath } from './types.ts';
import { compare } from './vectors.ts';

const HOUR = 3_600_000;

/** Who solved these tickets, how fast, and how many were escalated; what the export does not say is left out. */
export function resolutionPath(tickets: readonly AuditTicket[]): ResolutionPath {
  const names = new Map<string, number>();
  let named = 0;
  for (const { team, agent } of tickets) {
    const name = team || agent;
    if (!name) continue;
    named++;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const hours = (end: 'firstReplyAt' | 'solvedAt') =>
    tickets.flatMap(ticket => {
      const [from, to] = [ticket.createdAt, ticket[end]];
      return from !== undefined && to !== undefined && to >= from ? [(to - from) / HOUR] : [];
    });
  const toResolution = hours('solvedAt');
  const known = tickets.filter(({ isEscalated }) => isEscalated !== undefined);
  return {
    who: [...names]
      .sort(([a, countA], [b, countB]) => countB - countA || compare(a, b))
      .slice(0, 3)
      .map(([name, count]) => ({ name, share: round(count / named, 3) })),
    timed: toResolution.length,
    medianHoursToResolution: median(toResolution),
    medianHoursToFirstReply: median(hours('firstReplyAt')),
    medianReplies: median(tickets.flatMap(({ replies }) => (replies === undefined ? [] : [replies]))),
    escalationShare:
      known.length > 0
        ? round(known.filter(({ isEscalated }) => isEscalated).length / known.length, 3)
        : undefined,
  };
}

/** The middle value to two decimals; undefined for none. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[Math.max(0, middle - 1)] as number, sorted[middle] as number];
  return round(sorted.length % 2 ? high : (low + high) / 2, 2);
}

/** To so many decimals. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
