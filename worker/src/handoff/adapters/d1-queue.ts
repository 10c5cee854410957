import type { DeskFigures, QueuePage, QueueView } from '../../desk-protocol.ts';
import type { QueueQuery, TicketQueue } from '../desk-ports.ts';
import { COUNT_LIMIT } from '../desk-ports.ts';
import type { StoredTicket } from './d1-ticket-row.ts';
import { TICKET_COLUMNS, ticketOf } from './d1-ticket-row.ts';
import { pageOf, placeOf } from './keyset.ts';

const OPEN = `status IN ('draft', 'waiting', 'person', 'reopened')`;

/** What each view shows. ?1 is the agent; a view that does not ask for them names it all the same. */
const VIEWS: Record<QueueView, string> = {
  open: OPEN,
  unassigned: `${OPEN} AND assignee IS NULL`,
  mine: `${OPEN} AND assignee = ?1`,
  drafts: `status = 'draft'`,
  parked: `delivery = 'parked'`,
  solved: `status = 'solved'`,
  all: 'true',
};
const VIEW_NAMES = Object.keys(VIEWS) as QueueView[];

const COUNTS = `SELECT ${VIEW_NAMES.map(
  view => `(SELECT count(*) FROM (SELECT 1 FROM tickets WHERE ${VIEWS[view]} AND (?2 IS NULL OR site = ?2)
    LIMIT ${COUNT_LIMIT})) AS ${view === 'all' ? '"all"' : view}`,
).join(', ')} WHERE ?1 IS NOT NULL`;

const FIGURES = `SELECT count(asked_known) AS replied,
  coalesce(sum(json_array_length(asked_known) > 0), 0) AS askedKnown,
  coalesce(sum(routed_team IS NOT NULL AND status = 'solved'), 0) AS routed,
  coalesce(sum(routed_team IS NOT NULL AND status = 'solved' AND (team IS NULL OR lower(team) = lower(routed_team))), 0)
    AS stayed FROM tickets`;

/** The queue, read from the board's table a page at a time by the last row seen. */
export function createD1Queue(db: D1Database): TicketQueue {
  return {
    async list(query) {
      const [page, counts] = await db.batch([
        pageStatement(db, query),
        db.prepare(COUNTS).bind(query.agent, query.site ?? null),
      ]);
      const found = (page?.results ?? []) as StoredTicket[];
      const { rows, next } = pageOf(found, query.limit, row => ({
        at: row.last_message_at,
        id: String(row.number),
      }));
      return {
        tickets: rows.map(ticketOf),
        counts: (counts?.results[0] ?? {}) as QueuePage['counts'],
        ...(next && { next }),
      };
    },

    async get(number) {
      const row = await db
        .prepare(`SELECT ${TICKET_COLUMNS} FROM tickets WHERE number = ?`)
        .bind(number)
        .first<StoredTicket>();
      return row ? ticketOf(row) : undefined;
    },

    async figures() {
      const [totals, kinds] = await db.batch([
        db.prepare(FIGURES),
        db.prepare(
          `SELECT asked.value AS what, count(*) AS tickets FROM tickets, json_each(asked_known) asked
           GROUP BY asked.value ORDER BY tickets DESC, what`,
        ),
      ]);
      return {
        ...(totals?.results[0] as Omit<DeskFigures, 'askedFor'>),
        askedFor: (kinds?.results ?? []) as DeskFigures['askedFor'],
      };
    },

    async parked() {
      const row = await db
        .prepare(
          `SELECT count(*) AS parked FROM (SELECT 1 FROM tickets WHERE delivery = 'parked' LIMIT ${COUNT_LIMIT})`,
        )
        .first<{ parked: number }>();
      return row?.parked ?? 0;
    },
  };
}

function pageStatement(db: D1Database, { view, q, site, before, agent, limit }: QueueQuery) {
  const match = q ? matchOf(q) : undefined;
  const number = /^\s*#?(\d{1,15})\s*$/.exec(q ?? '')?.[1];
  const place = placeOf(before);
  // What has no words and no number in it finds nothing, rather than everything.
  const search = `(?6 IS NULL OR number = ?8 OR (?7 IS NOT NULL AND number IN
    (SELECT rowid FROM tickets_fts WHERE tickets_fts MATCH ?7)))`;
  return db
    .prepare(
      `SELECT ${TICKET_COLUMNS} FROM tickets WHERE ${VIEWS[view]} AND ?1 IS NOT NULL AND (?2 IS NULL OR site = ?2)
       AND (?3 IS NULL OR (last_message_at, number) < (?3, ?4)) AND ${search}
       ORDER BY last_message_at DESC, number DESC LIMIT ?5`,
    )
    .bind(
      agent,
      site ?? null,
      place?.at ?? null,
      Number(place?.id ?? 0),
      limit + 1,
      q?.trim() ? 1 : null,
      match ?? null,
      number === undefined ? null : Number(number),
    );
}

/** What was typed as an FTS5 query: every word must occur, the last may be half of one. */
function matchOf(text: string): string | undefined {
  const words = text
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.slice(0, 12);
  if (!words?.length) return undefined;
  return words.map((word, index) => (index === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(' ');
}
