import type { MessagePart } from '../protocol.ts';

/** An answer of the assistant that a person must see first. */
export interface Draft {
  id: string;
  segment: number;
  question: string;
  parts: MessagePart[];
  state: 'open' | 'sent' | 'discarded' | 'stale';
  createdAt: number;
}

/** Drafts; of a segment at most one is open. */
export class Drafts {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add({ id, segment, question, parts, createdAt }: Omit<Draft, 'state'>): void {
    this.#sql.exec("UPDATE drafts SET state = 'stale' WHERE state = 'open' AND segment = ?", segment);
    this.#sql.exec(
      "INSERT INTO drafts (id, segment, question, parts, state, created_at) VALUES (?, ?, ?, ?, 'open', ?)",
      id,
      segment,
      question,
      JSON.stringify(parts),
      createdAt,
    );
  }

  open(segment: number): Draft | undefined {
    const [row] = this.#sql
      .exec("SELECT * FROM drafts WHERE state = 'open' AND segment = ?", segment)
      .toArray();
    if (!row) return undefined;
    return {
      id: String(row['id']),
      segment,
      question: String(row['question']),
      parts: JSON.parse(String(row['parts'])) as MessagePart[],
      state: 'open',
      createdAt: Number(row['created_at']),
    };
  }

  /** Every draft's words, by the turn that made it. */
  all(): Map<string, MessagePart[]> {
    const rows = this.#sql.exec('SELECT id, parts FROM drafts').toArray();
    return new Map(rows.map(row => [String(row['id']), JSON.parse(String(row['parts'])) as MessagePart[]]));
  }

  /** @returns false when it is no longer open: somebody else was quicker. */
  decide(id: string, state: 'sent' | 'discarded' | 'stale', by: string): boolean {
    return (
      this.#sql.exec(
        "UPDATE drafts SET state = ?, decided_by = ? WHERE id = ? AND state = 'open'",
        state,
        by,
        id,
      ).rowsWritten > 0
    );
  }
}
