import type { ConversationEvent, EventLog } from './types.ts';

const BATCH = 50;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 600_000;

/** Events that must still reach the event log: written with the change they tell of, sent later, in order. */
export class Outbox {
  readonly #sql: SqlStorage;
  readonly #log: EventLog;

  constructor(sql: SqlStorage, log: EventLog) {
    this.#sql = sql;
    this.#log = log;
  }

  /** Call inside the transaction that makes the event true. */
  add(event: Omit<ConversationEvent, 'seq'>): void {
    this.#sql.exec('INSERT INTO outbox (payload) VALUES (?)', JSON.stringify(event));
  }

  get isEmpty(): boolean {
    return this.#sql.exec('SELECT 1 FROM outbox LIMIT 1').toArray().length === 0;
  }

  /** The next event gets a number above this one. */
  startAt(seq: number): void {
    this.#sql.exec("INSERT INTO outbox (seq, payload) VALUES (?, '{}')", seq);
    this.#sql.exec('DELETE FROM outbox WHERE seq = ?', seq);
  }

  /**
   * Sends what is waiting, oldest first, and forgets what has arrived.
   * @returns milliseconds until the next try, or undefined when nothing is left.
   */
  async drain(): Promise<number | undefined> {
    for (;;) {
      const rows = this.#sql
        .exec('SELECT seq, payload, attempts FROM outbox ORDER BY seq LIMIT ?', BATCH)
        .toArray();
      const first = rows[0];
      const last = rows.at(-1);
      if (!first || !last) return undefined;
      const events = rows.map(row => ({
        ...(JSON.parse(String(row['payload'])) as Omit<ConversationEvent, 'seq'>),
        seq: Number(row['seq']),
      }));
      try {
        await this.#log.write(events);
      } catch (error) {
        const attempts = Number(first['attempts']) + 1;
        console.error('outbox: event log not reachable, will try again', { attempts, error: String(error) });
        this.#sql.exec('UPDATE outbox SET attempts = ? WHERE seq = ?', attempts, Number(first['seq']));
        return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1));
      }
      this.#sql.exec('DELETE FROM outbox WHERE seq <= ?', Number(last['seq']));
    }
  }
}
