import type { TriageLedger } from '../ticket-triage.ts';

/** Triaged tickets in D1. A claim that was never finished (the worker ended) holds for so long. */
const CLAIM_MS = 120_000;

export function createD1TriageLedger(db: D1Database, now: () => number): TriageLedger {
  return {
    async claim(site, helpdesk, ticketId) {
      const { meta } = await db
        .prepare(
          `INSERT INTO ticket_triage (helpdesk, ticket_id, site, at) VALUES (?1, ?2, ?3, ?4)
           ON CONFLICT (helpdesk, ticket_id) DO UPDATE SET at = ?4 WHERE outcome IS NULL AND at < ?5`,
        )
        .bind(
          helpdesk,
          ticketId,
          site,
          new Date(now()).toISOString(),
          new Date(now() - CLAIM_MS).toISOString(),
        )
        .run();
      return meta.changes > 0;
    },
    async finish(helpdesk, ticketId, outcome) {
      await db
        .prepare('UPDATE ticket_triage SET outcome = ?3 WHERE helpdesk = ?1 AND ticket_id = ?2')
        .bind(helpdesk, ticketId, JSON.stringify(outcome))
        .run();
    },
    async release(helpdesk, ticketId) {
      await db
        .prepare('DELETE FROM ticket_triage WHERE helpdesk = ?1 AND ticket_id = ?2 AND outcome IS NULL')
        .bind(helpdesk, ticketId)
        .run();
    },
  };
}
