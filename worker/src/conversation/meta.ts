/** Single facts of the conversation. */
export type MetaKey =
  | 'id'
  | 'site'
  | 'visitor'
  | 'customer'
  | 'owner'
  | 'epoch'
  | 'started_at'
  | 'read_seq'
  | 'retention_days'
  | 'status'
  /** The site's settings, the verified facts and the page as of the latest message, as JSON. */
  | 'context'
  /** Rules of routing and what is known of the account, as of the latest message, as JSON. */
  | 'routing'
  /** Where replies go when the customer has left. */
  | 'email'
  /** How long a first reply usually takes, as of the latest handoff, as JSON. */
  | 'usual_reply'
  /** A webhook has come for this conversation: they get through. */
  | 'hinted'
  /** How actions that were offered went, each told once: `message action outcome`, as a JSON list. */
  | 'acted'
  /** Up to which message the customer has been sent a mail. */
  | 'mailed_seq'
  /** How often in a row tickets could not be read again. */
  | 'unread_tickets';

/** Key-value rows in the object's own database. */
export class MetaStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(key: MetaKey): string | undefined {
    const [row] = this.#sql.exec('SELECT value FROM meta WHERE key = ?', key).toArray();
    return row === undefined ? undefined : String(row['value']);
  }

  set(key: MetaKey, value: string): void {
    this.#sql.exec(
      'INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2',
      key,
      value,
    );
  }
}
