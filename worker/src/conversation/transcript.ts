import type { Agent, Feedback, Message, MessagePart } from '../protocol.ts';

/** A divider tells what happened and says nothing. */
const NO_DIVIDER = "COALESCE(parts ->> '$[0].type', '') <> 'data-event'";

/** The conversation's messages in their order: append, never rewrite. */
export class Transcript {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** @returns the message's place in the conversation. */
  append(id: string, role: Message['role'], parts: MessagePart[], at: number, author?: Agent): number {
    const row = this.#sql
      .exec(
        'INSERT INTO messages (id, role, parts, created_at, author) VALUES (?, ?, ?, ?, ?) RETURNING seq',
        id,
        role,
        JSON.stringify(parts),
        at,
        author ? JSON.stringify(author) : null,
      )
      .one();
    return Number(row['seq']);
  }

  get(id: string): Message | undefined {
    const [row] = this.#sql.exec('SELECT * FROM messages WHERE id = ?', id).toArray();
    return row && toMessage(row);
  }

  /** Messages as a reader sees them: answers that were made anew show only the newest. */
  all(): Message[] {
    return this.#sql
      .exec('SELECT * FROM messages WHERE is_replaced = 0 ORDER BY seq')
      .toArray()
      .map(toMessage);
  }

  /** Messages from one place on, up to another, both included. */
  from(seq: number, last = Number.MAX_SAFE_INTEGER): Message[] {
    return this.#sql
      .exec('SELECT * FROM messages WHERE is_replaced = 0 AND seq BETWEEN ? AND ? ORDER BY seq', seq, last)
      .toArray()
      .map(toMessage);
  }

  /** The newest messages before one, oldest first, none before a place. */
  before(id: string, limit: number, firstSeq: number): Message[] {
    const rows = this.#sql.exec(
      `SELECT * FROM messages WHERE is_replaced = 0 AND seq >= ? AND seq < (SELECT seq FROM messages WHERE id = ?)
       AND ${NO_DIVIDER} ORDER BY seq DESC LIMIT ?`,
      firstSeq,
      id,
      limit,
    );
    return rows.toArray().map(toMessage).reverse();
  }

  lastOf(role: Message['role']): Message | undefined {
    const [row] = this.#sql
      .exec(
        `SELECT * FROM messages WHERE role = ? AND is_replaced = 0 AND ${NO_DIVIDER} ORDER BY seq DESC LIMIT 1`,
        role,
      )
      .toArray();
    return row && toMessage(row);
  }

  markReplaced(id: string): void {
    this.#sql.exec('UPDATE messages SET is_replaced = 1 WHERE id = ?', id);
  }

  /** @returns false when there is no such answer. */
  setFeedback(id: string, value: Feedback): boolean {
    return (
      this.#sql.exec("UPDATE messages SET feedback = ? WHERE id = ? AND role = 'assistant'", value, id)
        .rowsWritten > 0
    );
  }

  countQuestionsSince(at: number): number {
    const row = this.#sql
      .exec("SELECT COUNT(*) AS n FROM messages WHERE role = 'user' AND created_at > ?", at)
      .one();
    return Number(row['n']);
  }

  lastSeq(): number {
    return Number(this.#sql.exec('SELECT COALESCE(MAX(seq), 0) AS seq FROM messages').one()['seq']);
  }

  countAnswersAfter(seq: number): number {
    const row = this.#sql
      .exec(
        `SELECT COUNT(*) AS n FROM messages
         WHERE role = 'assistant' AND is_replaced = 0 AND ${NO_DIVIDER} AND seq > ?`,
        seq,
      )
      .one();
    return Number(row['n']);
  }
}

function toMessage(row: Record<string, SqlStorageValue>): Message {
  const feedback = row['feedback'];
  const author = row['author'];
  return {
    id: String(row['id']),
    role: row['role'] === 'user' ? 'user' : 'assistant',
    parts: JSON.parse(String(row['parts'])) as MessagePart[],
    metadata: {
      createdAt: new Date(Number(row['created_at'])).toISOString(),
      seq: Number(row['seq']),
      ...((feedback === 'up' || feedback === 'down') && { feedback }),
      ...(typeof author === 'string' && { author: JSON.parse(author) as Agent }),
    },
  };
}

/** The words of a message, without its other parts. */
export function textOf(message: Message): string {
  return message.parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n');
}
