import type { TicketRow } from '../../../src/desk-protocol.ts';

/** The clock that runs for a ticket. */
export interface Clock {
  kind: 'first_reply' | 'resolution';
  dueAt: string;
  /** Milliseconds; negative once it is late. */
  left: number;
  /** How much of the time is gone, 0 to 1. */
  spent: number;
  /** It stays calm for long: colour is for what needs hands now. */
  tone: 'calm' | 'soon' | 'late';
}

/** From here on a clock is worth a colour. */
const SOON = 0.8;

/** The clock that is due next; undefined where none runs: no policy, solved, or back with the assistant. */
export function clockOf(ticket: TicketRow, now: number): Clock | undefined {
  if (ticket.status === 'solved' || ticket.status === 'returned') return undefined;
  const isWaitingForReply = !ticket.firstRepliedAt && ticket.firstReplyDueAt !== undefined;
  const dueAt = isWaitingForReply ? ticket.firstReplyDueAt : ticket.resolutionDueAt;
  if (!dueAt) return undefined;
  const [due, begun] = [Date.parse(dueAt), Date.parse(ticket.createdAt)];
  const left = due - now;
  const spent = due > begun ? Math.min(1, Math.max(0, (now - begun) / (due - begun))) : 1;
  return {
    kind: isWaitingForReply ? 'first_reply' : 'resolution',
    dueAt,
    left,
    spent,
    tone: left < 0 ? 'late' : spent >= SOON ? 'soon' : 'calm',
  };
}

/** '3 d', '5 h', '42 min', '<1 min': one unit is enough for a glance. */
export function duration(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) return '<1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 10) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
