import type { DeskNote } from '../desk-protocol.ts';

/** Agents' internal notes: they stay in the object and the desk. */
export class Notes {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** @returns false when this note is there already. */
  add(id: string, segment: number, author: string, text: string, at: number): boolean {
    return (
      this.#sql.exec(
        'INSERT OR IGNORE INTO notes (id, segment, author, text, created_at) VALUES (?, ?, ?, ?, ?)',
        id,
        segment,
        author,
        text,
        at,
      ).rowsWritten > 0
    );
  }

  all(): DeskNote[] {
    return this.#sql
      .exec('SELECT * FROM notes ORDER BY created_at, id')
      .toArray()
      .map(row => ({
        id: String(row['id']),
        by: String(row['author']),
        text: String(row['text']),
        at: new Date(Number(row['created_at'])).toISOString(),
      }));
  }
}
