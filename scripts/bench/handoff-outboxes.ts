import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the conversations still have for the helpdesk. */
export interface Waiting {
  queued: number;
  parked: number;
  /** Why, as the conversations note it, with how many say so. */
  reasons: Record<string, number>;
}

/**
 * Looks into the objects' own files, since no customer or agent is told how long an outbox is. To be made
 * once nobody writes any more: a file in which nothing waits is not looked at again.
 */
export function createOutboxReader(folder: string): () => Waiting {
  const emptied = new Set<string>();
  return () => {
    const waiting: Waiting = { queued: 0, parked: 0, reasons: {} };
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter(name => /[0-9a-f]{64}\.sqlite$/.test(name) && !emptied.has(name))) {
      const rows = waitingIn(join(folder, file));
      if (rows === 'busy') {
        waiting.queued += 1;
        continue;
      }
      if (rows.length === 0) emptied.add(file);
      for (const { status, reason } of rows) {
        waiting[status] += 1;
        if (reason) waiting.reasons[reason] = (waiting.reasons[reason] ?? 0) + 1;
      }
    }
    return waiting;
  };
}

interface Row {
  status: 'queued' | 'parked';
  reason: string | null;
}

/** SQLite's own number for a database that somebody else has locked. */
const SQLITE_BUSY = 5;

/** @returns `busy` where the object has the file to itself just now: it is looked at again. */
function waitingIn(file: string): Row[] | 'busy' {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'deliveries'").get();
    if (!table) return [];
    return database
      .prepare("SELECT status, reason FROM deliveries WHERE status <> 'delivered'")
      .all() as unknown as Row[];
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return 'busy';
    throw error;
  } finally {
    database.close();
  }
}
