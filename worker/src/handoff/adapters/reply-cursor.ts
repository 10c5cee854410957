/** Something at the vendor with an id and a time. */
interface Stamped {
  id: string;
  /** ISO 8601 */
  at: string;
}

/** Vendors' times are whole seconds, and two writers' clocks differ: this far back is looked again. */
const OVERLAP_MS = 120_000;

/** What has been read so far: up to a time, and by id where times are close to it. */
export interface ReplyCursor {
  isNew(item: Stamped): boolean;
  /** Nothing older than this is new; undefined before the first read. */
  readonly since: number | undefined;
  /** The cursor after these items, all that the vendor has from `since` on. */
  after(items: Stamped[]): string;
}

/** @param text from an earlier `after`; an unknown one is read as none: ids keep replies from doubling. */
export function readCursor(text: string | undefined): ReplyCursor {
  const { at, ids } = parse(text);
  const known = new Set(ids);
  const since = at === undefined ? undefined : at - OVERLAP_MS;
  return {
    since,
    isNew: item => !known.has(item.id) && (since === undefined || Date.parse(item.at) >= since),
    after(items) {
      const newest = Math.max(at ?? 0, ...items.map(item => Date.parse(item.at)));
      const recent = items.filter(item => Date.parse(item.at) >= newest - OVERLAP_MS).map(item => item.id);
      // An item whose time moved is not told twice.
      const kept = ids.filter(id => newest === at && !recent.includes(id));
      return JSON.stringify({ at: newest, ids: [...kept, ...recent] });
    },
  };
}

function parse(text: string | undefined): { at: number | undefined; ids: string[] } {
  const none = { at: undefined, ids: [] };
  if (!text) return none;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return none;
    const { at, ids } = value as { at?: unknown; ids?: unknown };
    if (typeof at !== 'number' || !Array.isArray(ids)) return none;
    return { at, ids: ids.filter(id => typeof id === 'string') };
  } catch {
    // Another adapter's cursor: read from the start.
    return none;
  }
}
