import type { BusinessHours } from './business-hours.ts';
import { addOpenTime, openTimeBetween } from './business-hours.ts';
import type { Priority, SlaTimes } from './types.ts';

/** Minutes of opening hours. */
export interface SlaTarget {
  firstReply: number;
  resolution: number;
}

/** What escalated conversations are promised, apart from any other policy. */
export interface SlaPolicy {
  name: string;
  targets: Record<Priority, SlaTarget>;
  /** Share of a target's time, 0 to 1, after which a breach is warned of. */
  warnAt: number;
}

export const ESCALATED_POLICY: SlaPolicy = {
  name: 'escalated',
  targets: {
    urgent: { firstReply: 15, resolution: 4 * 60 },
    high: { firstReply: 60, resolution: 8 * 60 },
    normal: { firstReply: 4 * 60, resolution: 24 * 60 },
    low: { firstReply: 8 * 60, resolution: 48 * 60 },
  },
  warnAt: 0.75,
};

/** A clock that stands still while the ticket waits for the customer. Unix milliseconds. */
export interface Pause {
  from: number;
  /** Absent while it lasts. */
  to?: number;
}

/** What a clock says. */
export interface ClockState {
  /** Unix milliseconds; absent while it is paused, or where nobody ever opens. */
  dueAt?: number;
  /** When a breach is warned of. */
  warnAt?: number;
  state: 'running' | 'paused' | 'met' | 'breached';
}

export interface ClockInput {
  hours: BusinessHours;
  /** Minutes of opening hours. */
  targetMinutes: number;
  /** Unix milliseconds, all of these. */
  startedAt: number;
  now: number;
  /** First reply or solution, once there is one. */
  doneAt?: number;
  /** In order, not overlapping. */
  pauses?: readonly Pause[];
  /** See SlaPolicy. */
  warnShare: number;
}

const MINUTE_MS = 60_000;

/** When a new ticket is due, in the form of the package. `from` in Unix milliseconds. */
export function dueAt(policy: SlaPolicy, hours: BusinessHours, priority: Priority, from: number): SlaTimes {
  const { firstReply, resolution } = policy.targets[priority];
  const reply = addOpenTime(hours, from, firstReply * MINUTE_MS);
  const solved = addOpenTime(hours, from, resolution * MINUTE_MS);
  return {
    policy: policy.name,
    ...(reply !== undefined && { firstReplyDueAt: new Date(reply).toISOString() }),
    ...(solved !== undefined && { resolutionDueAt: new Date(solved).toISOString() }),
  };
}

/** Reads one clock: opening hours that have passed, less those in which it stood still. */
export function readClock(input: ClockInput): ClockState {
  const { hours, startedAt, now, doneAt, pauses = [] } = input;
  const target = input.targetMinutes * MINUTE_MS;
  const end = doneAt ?? now;
  const used = usedBetween(hours, startedAt, end, pauses);
  const times = timesOf(input, target);
  if (doneAt !== undefined) return { ...times, state: used > target ? 'breached' : 'met' };
  if (used > target) return { ...times, state: 'breached' };
  const isPaused = pauses.some(pause => pause.from <= now && (pause.to ?? Number.POSITIVE_INFINITY) > now);
  return isPaused ? { state: 'paused' } : { ...times, state: used >= target ? 'breached' : 'running' };
}

function timesOf({ hours, startedAt, pauses = [], warnShare }: ClockInput, target: number) {
  const due = walk(hours, startedAt, target, pauses);
  const warn = walk(hours, startedAt, target * warnShare, pauses);
  return { ...(due !== undefined && { dueAt: due }), ...(warn !== undefined && { warnAt: warn }) };
}

/** When so much time has been used; undefined where a pause that lasts comes first. */
function walk(hours: BusinessHours, from: number, ms: number, pauses: readonly Pause[]): number | undefined {
  let at = from;
  let left = ms;
  for (const pause of pauses) {
    if ((pause.to ?? Number.POSITIVE_INFINITY) <= at) continue;
    const used = pause.from > at ? openTimeBetween(hours, at, pause.from) : 0;
    if (used >= left) break;
    if (pause.to === undefined) return undefined;
    left -= used;
    at = pause.to;
  }
  return addOpenTime(hours, at, left);
}

function usedBetween(hours: BusinessHours, from: number, to: number, pauses: readonly Pause[]): number {
  const paused = pauses.reduce((sum, pause) => {
    const start = Math.max(pause.from, from);
    const stop = Math.min(pause.to ?? to, to);
    return stop > start ? sum + openTimeBetween(hours, start, stop) : sum;
  }, 0);
  return openTimeBetween(hours, from, to) - paused;
}
