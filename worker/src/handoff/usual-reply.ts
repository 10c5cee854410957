import type { BusinessHours } from './business-hours.ts';
import { openTimeBetween } from './business-hours.ts';

/** How long one ticket waited for its first reply, or has been waiting. Unix milliseconds. */
export interface Wait {
  from: number;
  /** Absent while nobody has answered. */
  to?: number;
}

/** With fewer answered tickets a usual time would be a guess. */
const ENOUGH = 5;
const MINUTE_MS = 60_000;

/**
 * How long a first reply usually takes, in minutes of opening hours: the median of the latest ones. Tickets that
 * wait longer than that already count with what they have waited, so that a team that falls behind promises less.
 * @returns undefined while too few are known.
 */
export function usualReplyMinutes(
  waits: readonly Wait[],
  hours: BusinessHours,
  now: number,
): number | undefined {
  const answered = waits.flatMap(({ from, to }) =>
    to === undefined ? [] : [openTimeBetween(hours, from, to)],
  );
  if (answered.length < ENOUGH) return undefined;
  const usual = medianOf(answered);
  const late = waits.flatMap(({ from, to }) => (to === undefined ? [openTimeBetween(hours, from, now)] : []));
  const all = [...answered, ...late.filter(waited => waited > usual)];
  return Math.ceil(medianOf(all) / MINUTE_MS);
}

/** Of two in the middle the longer: a promise that is kept. */
function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
