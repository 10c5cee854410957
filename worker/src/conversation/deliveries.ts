import type { TicketChange } from '../handoff/helpdesk.ts';

/** What is on its way to the helpdesk. */
export type DeliveryContent =
  | { kind: 'open' }
  /** A message, by its place in the conversation. */
  | { kind: 'append'; messageSeq: number }
  | { kind: 'note'; noteId: string; note: 'draft' | 'note'; text: string }
  | { kind: 'update'; change: TicketChange };

/** A time that does not come: only a person's 'try again' helps. */
export const NEVER = Number.MAX_SAFE_INTEGER;

export interface Delivery {
  seq: number;
  segment: number;
  content: DeliveryContent;
  status: 'queued' | 'delivered' | 'parked';
  attempts: number;
  /** An earlier try may have been accepted. */
  mayExist: boolean;
  /** Unix milliseconds: not before. */
  notBefore: number;
  reason?: string;
}

/**
 * The outbox to the helpdesk: written with the change that it tells of, drained in order, a segment at a
 * time. What is parked holds back what comes after it in its segment.
 */
export class Deliveries {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Call inside the transaction that makes it necessary. @param notBefore Unix milliseconds */
  add(segment: number, content: DeliveryContent, notBefore = 0): void {
    this.#sql.exec(
      "INSERT INTO deliveries (segment, content, status, not_before) VALUES (?, ?, 'queued', ?)",
      segment,
      JSON.stringify(content),
      notBefore,
    );
  }

  all(): Delivery[] {
    return this.#sql.exec('SELECT * FROM deliveries ORDER BY seq').toArray().map(toDelivery);
  }

  /** The next of each segment; parked ones too, since they block. */
  heads(): Delivery[] {
    return this.#sql
      .exec(
        `SELECT * FROM deliveries WHERE seq IN
           (SELECT MIN(seq) FROM deliveries WHERE status <> 'delivered' GROUP BY segment) ORDER BY seq`,
      )
      .toArray()
      .map(toDelivery);
  }

  /** The head with the messages that follow it at once: they go as one. */
  batchFrom(head: Delivery, limit: number): Delivery[] {
    if (head.content.kind !== 'append') return [head];
    const rows = this.#sql
      .exec(
        "SELECT * FROM deliveries WHERE segment = ? AND seq >= ? AND status <> 'delivered' ORDER BY seq LIMIT ?",
        head.segment,
        head.seq,
        limit,
      )
      .toArray()
      .map(toDelivery);
    const end = rows.findIndex(row => row.content.kind !== 'append' || row.mayExist !== head.mayExist);
    return end < 0 ? rows : rows.slice(0, Math.max(1, end));
  }

  /**
   * Noted before the helpdesk is called: should the object die now, the next try looks first.
   * @param notBefore when that next try would find what this one made, Unix milliseconds
   */
  begin(deliveries: Delivery[], notBefore: number): void {
    for (const { seq } of deliveries)
      this.#sql.exec(
        'UPDATE deliveries SET attempts = attempts + 1, may_exist = 1, not_before = ? WHERE seq = ?',
        notBefore,
        seq,
      );
  }

  /** Whether the ticket's opening waits without having been tried: nobody knows of it yet. */
  isUnopened(segment: number): boolean {
    const rows = this.#sql.exec(
      `SELECT 1 FROM deliveries WHERE segment = ? AND content ->> 'kind' = 'open' AND status = 'queued'
         AND attempts = 0`,
      segment,
    );
    return rows.toArray().length > 0;
  }

  delivered(deliveries: Delivery[]): void {
    for (const { seq } of deliveries)
      this.#sql.exec("UPDATE deliveries SET status = 'delivered', reason = NULL WHERE seq = ?", seq);
  }

  /** To be tried again. @param mayExist whether this try may have been accepted. */
  postpone(deliveries: Delivery[], notBefore: number, mayExist: boolean, reason: string): void {
    for (const { seq } of deliveries)
      this.#sql.exec(
        'UPDATE deliveries SET not_before = ?, may_exist = ?, reason = ? WHERE seq = ?',
        Math.ceil(notBefore),
        mayExist ? 1 : 0,
        reason,
        seq,
      );
  }

  /** Given up until somebody, or the hourly look, tries again. */
  park(deliveries: Delivery[], notBefore: number, mayExist: boolean, reason: string): void {
    this.postpone(deliveries, notBefore, mayExist, reason);
    for (const { seq } of deliveries)
      this.#sql.exec("UPDATE deliveries SET status = 'parked' WHERE seq = ?", seq);
  }

  /** Another try for what is parked. @returns how many. */
  unpark(segment: number): number {
    return this.#sql.exec(
      "UPDATE deliveries SET status = 'queued', attempts = 0, not_before = 0 WHERE status = 'parked' AND segment = ?",
      segment,
    ).rowsWritten;
  }

  /** Nothing of this segment waits for a time any more: what it waited for has happened. */
  hasten(segment: number): void {
    this.#sql.exec(
      "UPDATE deliveries SET not_before = 0 WHERE status = 'queued' AND attempts = 0 AND segment = ?",
      segment,
    );
  }

  /** The opening waits until somebody hastens it: nothing is wanted of people for now. */
  hold(segment: number): void {
    this.#sql.exec(
      "UPDATE deliveries SET not_before = ? WHERE status = 'queued' AND attempts = 0 AND segment = ?",
      NEVER,
      segment,
    );
  }

  /** The ticket is gone: one new opening takes the place of everything that has not arrived. */
  restart(segment: number): void {
    this.#sql.exec("DELETE FROM deliveries WHERE segment = ? AND status <> 'delivered'", segment);
    this.add(segment, { kind: 'open' });
  }

  /** The earliest time at which something can be done, Unix milliseconds; undefined when nothing waits. */
  nextAt(): number | undefined {
    const times = this.heads()
      .map(head => head.notBefore)
      .filter(time => time < NEVER);
    return times.length > 0 ? Math.min(...times) : undefined;
  }
}

function toDelivery(row: Record<string, SqlStorageValue>): Delivery {
  return {
    seq: Number(row['seq']),
    segment: Number(row['segment']),
    content: JSON.parse(String(row['content'])) as DeliveryContent,
    status: row['status'] as Delivery['status'],
    attempts: Number(row['attempts']),
    mayExist: row['may_exist'] === 1,
    notBefore: Number(row['not_before']),
    ...(row['reason'] !== null && { reason: String(row['reason']) }),
  };
}
