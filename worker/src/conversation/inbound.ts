import type { HelpdeskName } from '../handoff/helpdesk.ts';

/** Replies that have come in from the helpdesk, by its own ids: webhooks come twice, late and out of order. */
export class Inbound {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  has(helpdesk: HelpdeskName, replyId: string): boolean {
    return this.#sql.exec('SELECT 1 FROM inbound WHERE id = ?', `${helpdesk}:${replyId}`).toArray().length > 0;
  }

  add(helpdesk: HelpdeskName, replyId: string, messageId: string): void {
    this.#sql.exec('INSERT INTO inbound (id, message_id) VALUES (?, ?)', `${helpdesk}:${replyId}`, messageId);
  }
}
