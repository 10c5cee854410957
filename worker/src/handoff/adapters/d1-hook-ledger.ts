import type { HookLedger } from '../hook-ledger.ts';

/** Longer than any vendor goes on sending the same event again. */
const KEPT_MS = 8 * 86_400_000;
const SWEEP = 200;

/** Webhook events in D1; old ones go a few at a time, with the newcomers. */
export function createD1HookLedger(db: D1Database, now: () => number): HookLedger {
  return {
    async conversationOf(helpdesk, ticketId) {
      const row = await db
        .prepare(
          'SELECT site, conversation FROM tickets WHERE helpdesk = ? AND ticket_id = ? ORDER BY number DESC',
        )
        .bind(helpdesk, ticketId)
        .first<{ site: string; conversation: string }>();
      return row ?? undefined;
    },

    async isNew(helpdesk, eventId) {
      const [inserted] = await db.batch([
        db
          .prepare('INSERT OR IGNORE INTO hook_events (helpdesk, event_id, at) VALUES (?, ?, ?)')
          .bind(helpdesk, eventId, now()),
        db
          .prepare(
            'DELETE FROM hook_events WHERE (helpdesk, event_id) IN (SELECT helpdesk, event_id FROM hook_events WHERE at < ? LIMIT ?)',
          )
          .bind(now() - KEPT_MS, SWEEP),
      ]);
      return (inserted?.meta.changes ?? 0) > 0;
    },

    async forget(helpdesk, eventId) {
      await db
        .prepare('DELETE FROM hook_events WHERE helpdesk = ? AND event_id = ?')
        .bind(helpdesk, eventId)
        .run();
    },
  };
}
