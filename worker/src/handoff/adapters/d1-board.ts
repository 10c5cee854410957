import type { TicketBoard, TicketSnapshot } from '../board.ts';
import type { DeskHints } from '../desk-ports.ts';

/** Each column that a snapshot writes, and where it stands in the snapshot's JSON. */
const COLUMNS = {
  conversation: 'conversation',
  segment: 'segment',
  rev: 'rev',
  helpdesk: 'helpdesk',
  ticket_id: 'ticketId',
  reference: 'reference',
  url: 'url',
  status: 'status',
  delivery: 'delivery',
  parked_reason: 'parkedReason',
  subject: 'subject',
  customer: 'customer',
  topic: 'topic',
  priority: 'priority',
  sentiment: 'sentiment',
  trigger: 'trigger',
  tags: 'tags',
  assignee: 'assignee',
  first_reply_due_at: 'firstReplyDueAt',
  resolution_due_at: 'resolutionDueAt',
  first_replied_at: 'firstRepliedAt',
  solved_at: 'solvedAt',
  created_at: 'createdAt',
  last_message_at: 'lastMessageAt',
  last_from: 'lastFrom',
  words: 'words',
  customer_id: 'customerId',
  routed_team: 'routedTeam',
  team: 'team',
  asked_known: 'askedKnown',
} as const;

const LISTS: string[] = ['tags', 'askedKnown'];
const NAMES = Object.keys(COLUMNS).join(', ');
// A list stays JSON (->), everything else becomes a value (->>).
const VALUES = Object.values(COLUMNS)
  .map(field => `?3 ${LISTS.includes(field) ? '->' : '->>'} '${field}'`)
  .join(', ');

/** Not one upsert: that would use up a number for each row it finds already there. */
const UPDATE = `UPDATE tickets SET (${NAMES}, updated_at) = (${VALUES}, ?4)
  WHERE site = ?1 AND key = ?2 AND rev < (?3 ->> 'rev')`;
const INSERT = `INSERT INTO tickets (site, key, ${NAMES}, updated_at) SELECT ?1, ?2, ${VALUES}, ?4
  WHERE NOT EXISTS (SELECT 1 FROM tickets WHERE site = ?1 AND key = ?2)`;
/** Of the newest tickets of all sites, so that a large board costs no more to look at than a small one. */
const WAITS = `SELECT created_at AS asked, first_replied_at AS replied
  FROM (SELECT * FROM tickets ORDER BY number DESC LIMIT 200)
  WHERE site = ?1 AND key <> ?2 AND (first_replied_at IS NOT NULL OR status IN ('waiting', 'draft'))
  ORDER BY number DESC LIMIT 30`;
const NUMBER = 'SELECT number FROM tickets WHERE site = ?1 AND key = ?2';

export interface BoardDeps {
  db: D1Database;
  /** Open desks. */
  hints: DeskHints;
  clock: () => Date;
}

/** The board in D1. What was written stands, whether or not the open desks could be told. */
export function createD1Board({ db, hints, clock }: BoardDeps): TicketBoard {
  const numberOf = numberByKey(db);

  return {
    async put(snapshot: TicketSnapshot) {
      const { site, key, rev } = snapshot;
      const row = [site, key, JSON.stringify(snapshot), clock().toISOString()];
      const [updated, inserted, found] = await db.batch<{ number: number }>([
        db.prepare(UPDATE).bind(...row),
        db.prepare(INSERT).bind(...row),
        db.prepare(NUMBER).bind(site, key),
      ]);
      const number = found?.results[0]?.number;
      if (number === undefined) throw new Error('a ticket that was just written is not there');
      if (updated?.meta.changes || inserted?.meta.changes) await tell({ type: 'ticket', number, rev });
      return number;
    },

    async remove(site, conversation) {
      await db.batch(
        ['tickets', 'reviews', 'mails'].map(table =>
          db.prepare(`DELETE FROM ${table} WHERE site = ?1 AND conversation = ?2`).bind(site, conversation),
        ),
      );
    },

    async unresolvedOf(site, customerId, { since, except }) {
      const row = await db
        .prepare(
          `SELECT count(*) AS open FROM tickets WHERE site = ?1 AND customer_id = ?2 AND created_at >= ?3
             AND conversation <> ?4 AND status NOT IN ('solved', 'returned')`,
        )
        .bind(site, customerId, new Date(since).toISOString(), except)
        .first<{ open: number }>();
      return row?.open ?? 0;
    },

    async waits(site, except) {
      const { results } = await db
        .prepare(WAITS)
        .bind(site, except)
        .all<{ asked: string; replied: string | null }>();
      return results.map(({ asked, replied }) => ({
        from: Date.parse(asked),
        ...(replied !== null && { to: Date.parse(replied) }),
      }));
    },

    async typing(site, key) {
      const number = await numberOf(site, key);
      if (number !== undefined) await tell({ type: 'typing', number });
    },
  };

  async function tell(hint: Parameters<DeskHints['tell']>[0]): Promise<void> {
    try {
      await hints.tell(hint);
    } catch (error) {
      // Desks read again by themselves: only the hurry is lost.
      console.error('open desks could not be told', { number: hint.number, error: String(error) });
    }
  }
}

/** The desk's number of a ticket; undefined while its conversation has not written it. */
export function numberByKey(db: D1Database): (site: string, key: string) => Promise<number | undefined> {
  return async (site, key) => (await db.prepare(NUMBER).bind(site, key).first<{ number: number }>())?.number;
}
