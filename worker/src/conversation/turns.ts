import type { TurnStatus } from '../protocol.ts';
import type { AskInput, TurnRecord, TurnTrace } from './types.ts';

/** A turn as stored. Its id is the id of the assistant message it makes. */
export interface Turn {
  id: string;
  userMessageId: string;
  /** The answer this one was asked to replace; '' for a first answer. */
  replaces: string;
  status: TurnStatus;
  epoch: number;
  attempts: number;
  input: AskInput;
  startedAt: number;
}

/** The conversation's turns: what was asked of the assistant and how it ended. */
export class Turns {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** A new turn, on its first attempt. */
  create(turn: Omit<Turn, 'status' | 'attempts'>): Turn {
    this.#sql.exec(
      `INSERT INTO turns (id, user_message_id, replaces, status, epoch, attempts, input, started_at)
       VALUES (?, ?, ?, 'running', ?, 1, ?, ?)`,
      turn.id,
      turn.userMessageId,
      turn.replaces,
      turn.epoch,
      JSON.stringify(turn.input),
      turn.startedAt,
    );
    return { ...turn, status: 'running', attempts: 1 };
  }

  get(id: string): Turn | undefined {
    return this.#first('SELECT * FROM turns WHERE id = ?', id);
  }

  traceOf(id: string): TurnTrace | undefined {
    const [row] = this.#sql.exec('SELECT trace FROM turns WHERE id = ? AND trace IS NOT NULL', id).toArray();
    return row && (JSON.parse(String(row['trace'])) as TurnTrace);
  }

  /** The turn that an earlier, identical request began: the newest of them. */
  ofRequest(userMessageId: string, replaces: string): Turn | undefined {
    return this.#first(
      'SELECT * FROM turns WHERE user_message_id = ? AND replaces = ? ORDER BY epoch DESC LIMIT 1',
      userMessageId,
      replaces,
    );
  }

  running(): Turn[] {
    return this.#sql
      .exec("SELECT * FROM turns WHERE status = 'running' ORDER BY started_at, id")
      .toArray()
      .map(toTurn);
  }

  countSince(at: number): number {
    return Number(this.#sql.exec('SELECT COUNT(*) AS n FROM turns WHERE started_at > ?', at).one()['n']);
  }

  countAttempt(id: string): void {
    this.#sql.exec('UPDATE turns SET attempts = attempts + 1 WHERE id = ?', id);
  }

  finish(id: string, status: TurnStatus, trace: TurnTrace): void {
    this.#sql.exec('UPDATE turns SET status = ?, trace = ? WHERE id = ?', status, JSON.stringify(trace), id);
  }

  /** Of the newest turns, oldest first. */
  recent(limit = 50): Turn[] {
    return this.#sql
      .exec('SELECT * FROM turns ORDER BY started_at DESC, id DESC LIMIT ?', limit)
      .toArray()
      .map(toTurn)
      .reverse();
  }

  /** All turns with their traces, oldest first, for those who look behind an answer. */
  records(): TurnRecord[] {
    return this.#sql
      .exec('SELECT * FROM turns ORDER BY started_at, id')
      .toArray()
      .map(row => ({
        userMessageId: String(row['user_message_id']),
        assistantMessageId: String(row['id']),
        status: row['status'] as TurnStatus,
        attempts: Number(row['attempts']),
        ...(row['trace'] !== null && { trace: JSON.parse(String(row['trace'])) as TurnTrace }),
      }));
  }

  #first(query: string, ...values: string[]): Turn | undefined {
    const [row] = this.#sql.exec(query, ...values).toArray();
    return row && toTurn(row);
  }
}

function toTurn(row: Record<string, SqlStorageValue>): Turn {
  return {
    id: String(row['id']),
    userMessageId: String(row['user_message_id']),
    replaces: String(row['replaces']),
    status: row['status'] as TurnStatus,
    epoch: Number(row['epoch']),
    attempts: Number(row['attempts']),
    input: JSON.parse(String(row['input'])) as AskInput,
    startedAt: Number(row['started_at']),
  };
}
