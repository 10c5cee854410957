import type { RatingView } from '../protocol.ts';

/** Ratings: asked for once a resolution, given once. */
export class Ratings {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  ask(segment: number, by: RatingView['by'], at: number): void {
    this.#sql.exec('INSERT OR IGNORE INTO ratings (segment, by, asked_at) VALUES (?, ?, ?)', segment, by, at);
  }

  /** The problem is back: what was not rated yet is not asked for any more. */
  withdraw(segment: number): void {
    this.#sql.exec('DELETE FROM ratings WHERE segment = ? AND score IS NULL', segment);
  }

  /** @returns false when it was not asked for, or given before. */
  give(segment: number, score: number, comment: string | undefined): boolean {
    return (
      this.#sql.exec(
        'UPDATE ratings SET score = ?, comment = ? WHERE segment = ? AND score IS NULL',
        score,
        comment ?? null,
        segment,
      ).rowsWritten > 0
    );
  }

  get(segment: number): (RatingView & { comment?: string }) | undefined {
    const [row] = this.#sql.exec('SELECT * FROM ratings WHERE segment = ?', segment).toArray();
    if (!row) return undefined;
    return {
      segment,
      by: row['by'] as RatingView['by'],
      ...(row['score'] !== null && { score: Number(row['score']) }),
      ...(row['comment'] !== null && { comment: String(row['comment']) }),
    };
  }
}
