/** How far a ticket's history was read. */
export interface RtCursor {
  /** The newest transaction that was read; 0 for none. */
  after: number;
  /** When RT says the ticket last changed, as of that reading. */
  stamp?: string;
  /** Since when that stamp has been seen, in Unix milliseconds by our clock. */
  since?: number;
  /** Read again well after the stamp was first seen: while the stamp stands, nothing has happened since. */
  isSettled?: boolean;
}

/** RT counts in whole seconds: within the same one something may follow what was read. */
const SETTLED_AFTER_MS = 5_000;

/** Reads a cursor as stored: `AFTER`, or `AFTER STAMP SINCE [settled]`. */
export function readRtCursor(text: string | undefined): RtCursor {
  const [after = '0', stamp, since, settled] = (text ?? '').split(' ');
  return {
    after: Number(after) || 0,
    ...(stamp && since && { stamp, since: Number(since), isSettled: settled === 'settled' }),
  };
}

/** Whether a ticket with this stamp needs no second look: one request instead of two, for every quiet ticket. */
export function isUnchanged({ stamp, isSettled }: RtCursor, lastUpdated: string | undefined): boolean {
  return lastUpdated !== undefined && stamp === lastUpdated && isSettled === true;
}

/** The cursor after a history was read up to `after`, from a ticket that said `lastUpdated` before that. */
export function writeRtCursor(
  before: RtCursor,
  after: number,
  lastUpdated: string | undefined,
  now: number,
): string {
  if (lastUpdated === undefined || /\s/.test(lastUpdated)) return String(after);
  const since = before.stamp === lastUpdated && before.since !== undefined ? before.since : now;
  const isSettled = now - since >= SETTLED_AFTER_MS;
  return `${after} ${lastUpdated} ${since}${isSettled ? ' settled' : ''}`;
}
