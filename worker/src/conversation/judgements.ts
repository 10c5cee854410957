import type { JudgedAs } from '../triage/judge.ts';

/** How each message was judged: for agents, traces and backtests. */
export class Judgements {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  put(messageId: string, judged: JudgedAs, at: number): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO judgements (message_id, judged, created_at) VALUES (?, ?, ?)',
      messageId,
      JSON.stringify(judged),
      at,
    );
  }

  /** Oldest first. */
  all(): Array<{ messageId: string } & JudgedAs> {
    return this.#sql
      .exec('SELECT message_id, judged FROM judgements ORDER BY created_at, rowid')
      .toArray()
      .map(row => ({
        messageId: String(row['message_id']),
        ...(JSON.parse(String(row['judged'])) as JudgedAs),
      }));
  }
}
