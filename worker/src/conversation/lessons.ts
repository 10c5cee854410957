import type { LearnedStore, ResolvedQuestion } from '../knowledge/learned-types.ts';
import type { LessonView } from './types.ts';

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 600_000;

const WITHDRAW = `
UPDATE lessons SET wanted = 'withdrawn', reason = ?, question = NULL, is_sent = 0, attempts = 0, outcome = NULL
WHERE wanted = 'learned'`;

/**
 * What the learned collection should hold of this conversation, a row a turn: written with the change
 * that made it so, sent later, again until it has arrived. What was withdrawn once stays withdrawn.
 */
export class Lessons {
  readonly #sql: SqlStorage;
  readonly #store: Pick<LearnedStore, 'learn' | 'withdraw'>;

  constructor(sql: SqlStorage, store: Pick<LearnedStore, 'learn' | 'withdraw'>) {
    this.#sql = sql;
    this.#store = store;
  }

  /** @returns false when the turn has taught before. Call inside the transaction that makes it true. */
  learn(turn: string, question: ResolvedQuestion): boolean {
    return (
      this.#sql.exec(
        `INSERT OR IGNORE INTO lessons (turn, id, wanted, question, articles) VALUES (?, ?, 'learned', ?, ?)`,
        turn,
        question.id,
        JSON.stringify(question),
        JSON.stringify(question.articles),
      ).rowsWritten > 0
    );
  }

  /** @returns false when nothing was learned from the turn. Its words go at once. */
  withdraw(turn: string, reason: string): boolean {
    return this.#sql.exec(`${WITHDRAW} AND turn = ?`, reason, turn).rowsWritten > 0;
  }

  /** Takes back all that this conversation taught. */
  withdrawAll(reason: string): void {
    this.#sql.exec(WITHDRAW, reason);
  }

  get isSettled(): boolean {
    return this.#sql.exec('SELECT 1 FROM lessons WHERE is_sent = 0 LIMIT 1').toArray().length === 0;
  }

  /** By turn, for those who look behind an answer. */
  all(): Map<string, LessonView> {
    const rows = this.#sql.exec('SELECT turn, id, wanted, articles, is_sent, outcome FROM lessons').toArray();
    return new Map(
      rows.map(row => [
        String(row['turn']),
        {
          id: String(row['id']),
          wanted: row['wanted'] === 'learned' ? 'learned' : 'withdrawn',
          articles: JSON.parse(String(row['articles'])) as string[],
          isSent: row['is_sent'] === 1,
          ...(row['outcome'] !== null && { outcome: String(row['outcome']) }),
        },
      ]),
    );
  }

  /**
   * Sends what has not arrived.
   * @returns milliseconds until the next try, or undefined when nothing is left.
   */
  async drain(site: string): Promise<number | undefined> {
    const rows = this.#sql.exec('SELECT * FROM lessons WHERE is_sent = 0 ORDER BY turn').toArray();
    for (const row of rows) {
      try {
        await this.#send(site, row);
      } catch (error) {
        const attempts = Number(row['attempts']) + 1;
        console.error('a lesson could not be delivered, will try again', { attempts, error: String(error) });
        this.#sql.exec('UPDATE lessons SET attempts = ? WHERE turn = ?', attempts, String(row['turn']));
        return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1));
      }
    }
    return undefined;
  }

  async #send(site: string, row: Record<string, SqlStorageValue>): Promise<void> {
    const wanted = String(row['wanted']);
    const outcome =
      wanted === 'learned'
        ? await this.#learn(site, JSON.parse(String(row['question'])) as ResolvedQuestion)
        : await this.#takeBack(site, String(row['id']), String(row['reason']));
    // It may have been withdrawn while it was on its way: then that is still to be sent.
    this.#sql.exec(
      'UPDATE lessons SET is_sent = 1, outcome = ? WHERE turn = ? AND wanted = ?',
      outcome,
      String(row['turn']),
      wanted,
    );
  }

  async #learn(site: string, question: ResolvedQuestion): Promise<string> {
    const { skipped } = await this.#store.learn(site, [question]);
    return skipped[0] ? `not learned: ${skipped[0].reason}` : 'learned';
  }

  async #takeBack(site: string, id: string, reason: string): Promise<string> {
    await this.#store.withdraw(site, [id], reason);
    return 'withdrawn';
  }
}
