import { z } from 'zod';
import type { DeskAgent, DeskMail, Macro } from '../../desk-protocol.ts';
import type { AgentStore, MacroStore, MailBox } from '../desk-ports.ts';
import { pageOf, placeOf } from './keyset.ts';

const tagsSchema = z.array(z.string());
const AGENT_DAYS = 92;

/** Macros in D1. */
export function createD1Macros(db: D1Database): MacroStore {
  return {
    async list() {
      const { results } = await db
        .prepare('SELECT id, name, text, tags, solve FROM macros ORDER BY name COLLATE NOCASE, id')
        .all<{ id: string; name: string; text: string; tags: string; solve: number }>();
      return results.map(({ tags, solve, ...macro }): Macro => {
        const list = tagsSchema.parse(JSON.parse(tags));
        return { ...macro, ...(list.length > 0 && { tags: list }), ...(solve === 1 && { solve: true }) };
      });
    },

    async put({ id, name, text, tags = [], solve = false }) {
      await db
        .prepare(
          `INSERT INTO macros (id, name, text, tags, solve) VALUES (?1, ?2, ?3, ?4, ?5)
           ON CONFLICT DO UPDATE SET name = ?2, text = ?3, tags = ?4, solve = ?5`,
        )
        .bind(id, name, text, JSON.stringify(tags), solve ? 1 : 0)
        .run();
    },

    async remove(id) {
      const { meta } = await db.prepare('DELETE FROM macros WHERE id = ?').bind(id).run();
      return meta.changes > 0;
    },
  };
}

/** Mails in D1. */
export function createD1Mails(db: D1Database): MailBox {
  return {
    async put({ id, site, conversation, to, subject, text, at }) {
      await db
        .prepare(
          `INSERT OR IGNORE INTO mails (id, site, conversation, recipient, subject, text, at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .bind(id, site ?? null, conversation ?? null, to, subject, text, at)
        .run();
    },

    async list({ before, limit }) {
      const place = placeOf(before);
      const { results } = await db
        .prepare(
          `SELECT id, recipient AS "to", subject, text, at FROM mails
           WHERE (?1 IS NULL OR (at, id) < (?1, ?2)) ORDER BY at DESC, id DESC LIMIT ?3`,
        )
        .bind(place?.at ?? null, place?.id ?? '', limit + 1)
        .all<DeskMail>();
      const { rows, next } = pageOf(results, limit, mail => mail);
      return { mails: rows, ...(next && { next }) };
    },
  };
}

/** Agents in D1. */
export function createD1Agents(db: D1Database, clock: () => Date): AgentStore {
  return {
    async seen({ name, email }) {
      await db
        .prepare(
          `INSERT INTO desk_agents (name, email, seen_at) VALUES (?1, ?2, ?3)
           ON CONFLICT DO UPDATE SET email = coalesce(?2, email), seen_at = ?3`,
        )
        .bind(name, email ?? null, clock().toISOString())
        .run();
    },

    async list() {
      const since = new Date(clock().getTime() - AGENT_DAYS * 86_400_000).toISOString();
      const { results } = await db
        .prepare(
          'SELECT name, email FROM desk_agents WHERE seen_at > ? ORDER BY name COLLATE NOCASE LIMIT 200',
        )
        .bind(since)
        .all<{ name: string; email: string | null }>();
      return results.map(({ name, email }): DeskAgent => ({ name, ...(email && { email }) }));
    },
  };
}
