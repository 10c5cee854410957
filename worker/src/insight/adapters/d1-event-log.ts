import type { ConversationEvent, EventLog } from '../../conversation/types.ts';

/**
 * Events and the conversations' index in D1, in one transaction a batch. At-least-once delivery is
 * harmless: events have a primary key, and the index only moves forward.
 */
export function createD1EventLog(db: D1Database): EventLog {
  return {
    async write(events) {
      await db.batch([
        db
          .prepare(
            `INSERT OR IGNORE INTO events (conversation, seq, site, kind, at, data)
             SELECT value ->> 'conversation', value ->> 'seq', value ->> 'site', value ->> 'kind', value ->> 'at',
                    value -> 'data'
             FROM json_each(?)`,
          )
          .bind(JSON.stringify(events)),
        ...[...latestHeads(events).values()].map(event => indexStatement(db, event)),
      ]);
    },
  };
}

function latestHeads(events: ConversationEvent[]): Map<string, ConversationEvent> {
  return new Map(events.map(event => [`${event.site}/${event.conversation}`, event]));
}

function indexStatement(db: D1Database, { conversation, seq, site, kind, at, head }: ConversationEvent) {
  if (kind === 'conversation.deleted')
    return db.prepare('DELETE FROM conversations WHERE site = ? AND id = ?').bind(site, conversation);
  return db
    .prepare(
      `INSERT INTO conversations (id, site, visitor, customer, owner, started_at, last_at, last_seq)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
       ON CONFLICT (site, id) DO UPDATE SET customer = ?4, owner = ?5, last_at = ?7, last_seq = ?8
       WHERE excluded.last_seq > conversations.last_seq`,
    )
    .bind(conversation, site, head.visitor, head.customer ?? null, head.owner, head.startedAt, at, seq);
}
