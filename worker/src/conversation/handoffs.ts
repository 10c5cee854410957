import type { AskedKnown } from '../handoff/asked-known.ts';
import type { HelpdeskName, Ticket } from '../handoff/helpdesk.ts';
import type { HandoffPackage, Priority, SlaTimes } from '../handoff/types.ts';
import type { Agent } from '../protocol.ts';

/** All that is kept of one segment's handoff. */
export interface HandoffRecord {
  segment: number;
  helpdesk: HelpdeskName;
  package: HandoffPackage;
  /** Once the helpdesk has taken it. */
  ticket?: Ticket;
  /** Where to read on in the helpdesk. */
  cursor?: string;
  delivery: 'queued' | 'delivered' | 'parked';
  parkedReason?: string;
  outcome?: 'returned' | 'solved' | 'closed';
  /** Unix milliseconds, all times. */
  requestedAt: number;
  /** Up to which message everything is delivered or on its way. */
  sentSeq: number;
  agent?: Agent;
  assignee?: string;
  /** The team that has it, by the helpdesk's name. */
  team?: string;
  tags: string[];
  priority: Priority;
  sla?: SlaTimes;
  firstRepliedAt?: number;
  /** What the first reply asked for although the package held it. */
  askedKnown?: AskedKnown[];
  solvedAt?: number;
  /** When it was solved, until it was opened again: no time that anybody promised. */
  pauses?: Array<{ from: number; to: number }>;
  /** Up to which message people have seen. */
  seenSeq?: number;
  /** The desk's number. */
  number?: number;
  /** How often a ticket had to be opened anew, because the first was deleted. */
  issue: number;
  /** When the helpdesk was last written to; some limit how often. */
  updatedAt?: number;
  /** Until when SLA warnings have been given. */
  slaWarned?: Array<'first_reply' | 'first_reply_late' | 'resolution' | 'resolution_late'>;
  /** Grows with each change; what the board has seen. */
  rev: number;
  boardRev: number;
}

/** The handoffs of a conversation, at most one a segment. */
export class Handoffs {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(segment: number): HandoffRecord | undefined {
    const [row] = this.#sql.exec('SELECT record FROM handoffs WHERE segment = ?', segment).toArray();
    return row && (JSON.parse(String(row['record'])) as HandoffRecord);
  }

  all(): HandoffRecord[] {
    return this.#sql
      .exec('SELECT record FROM handoffs ORDER BY segment')
      .toArray()
      .map(row => JSON.parse(String(row['record'])) as HandoffRecord);
  }

  /** Stores a new or changed record; its revision grows. Call inside the transaction that makes it true. */
  put(record: HandoffRecord): HandoffRecord {
    return this.#store({ ...record, rev: record.rev + 1 });
  }

  /** Stores a change that nobody else is shown: the revision stays. */
  keep(record: HandoffRecord): void {
    this.#store(record);
  }

  /** The board knows this revision. */
  markShown(segment: number, rev: number, number: number): void {
    const record = this.get(segment);
    if (record) this.#store({ ...record, boardRev: Math.max(record.boardRev, rev), number });
  }

  #store(record: HandoffRecord): HandoffRecord {
    this.#sql.exec(
      'INSERT INTO handoffs (segment, record) VALUES (?1, ?2) ON CONFLICT (segment) DO UPDATE SET record = ?2',
      record.segment,
      JSON.stringify(record),
    );
    return record;
  }
}
