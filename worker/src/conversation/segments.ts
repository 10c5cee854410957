/** A segment: from a question to its resolution. Only the current one is the assistant's context. */
export interface Segment {
  n: number;
  /** The first message's place. */
  firstSeq: number;
  /** The last message's place, of all but the newest. */
  lastSeq?: number;
  /** Unix milliseconds */
  openedAt: number;
  closedAt?: number;
}

/** The conversation's segments, numbered from 1. */
export class Segments {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The newest; of a conversation that has not begun, the one to come. */
  current(): Segment {
    const [row] = this.#sql.exec('SELECT * FROM segments ORDER BY n DESC LIMIT 1').toArray();
    return row ? toSegment(row) : { n: 1, firstSeq: 1, openedAt: 0 };
  }

  /** @throws when there is no such segment. */
  get(n: number): Segment {
    const [row, next] = this.#sql
      .exec('SELECT * FROM segments WHERE n >= ? ORDER BY n LIMIT 2', n)
      .toArray()
      .map(toSegment);
    if (row?.n !== n) throw new Error(`There is no segment ${n}.`);
    return { ...row, ...(next && { lastSeq: next.firstSeq - 1 }) };
  }

  /** Opens the first or the next one. @param firstSeq where it begins. */
  open(firstSeq: number, at: number): Segment {
    const [row] = this.#sql
      .exec('INSERT INTO segments (first_seq, opened_at) VALUES (?, ?) RETURNING *', firstSeq, at)
      .toArray();
    if (!row) throw new Error('A segment could not be stored.');
    return toSegment(row);
  }

  close(n: number, at: number): void {
    this.#sql.exec('UPDATE segments SET closed_at = ? WHERE n = ?', at, n);
  }

  reopen(n: number): void {
    this.#sql.exec('UPDATE segments SET closed_at = NULL WHERE n = ?', n);
  }
}

function toSegment(row: Record<string, SqlStorageValue>): Segment {
  return {
    n: Number(row['n']),
    firstSeq: Number(row['first_seq']),
    openedAt: Number(row['opened_at']),
    ...(row['closed_at'] !== null && { closedAt: Number(row['closed_at']) }),
  };
}
