import type { HelpdeskName } from '../handoff/helpdesk.ts';

/** Longer than a ticket holds. */
const TICKET_KEPT_MS = 300_000;

/** Replies that have come in from the helpdesk, by its own ids: webhooks come twice, late and out of order. */
export class Inbound {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  has(helpdesk: HelpdeskName, replyId: string): boolean {
    return (
      this.#sql.exec('SELECT 1 FROM inbound WHERE id = ?', `${helpdesk}:${replyId}`).toArray().length > 0
    );
  }

  /** A ticket of the live channel opens once. @returns false when it was spent before. */
  spendTicket(ticket: string, now: number): boolean {
    if (!ticket) return false;
    this.#sql.exec(
      "DELETE FROM inbound WHERE id LIKE 'live:%' AND CAST(message_id AS INTEGER) < ?",
      now - TICKET_KEPT_MS,
    );
    return (
      this.#sql.exec(
        'INSERT OR IGNORE INTO inbound (id, message_id) VALUES (?, ?)',
        `live:${ticket}`,
        String(now),
      ).rowsWritten > 0
    );
  }

  add(helpdesk: HelpdeskName, replyId: string, messageId: string): void {
    this.#sql.exec('INSERT INTO inbound (id, message_id) VALUES (?, ?)', `${helpdesk}:${replyId}`, messageId);
  }
}
