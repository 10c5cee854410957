import type { ReviewItem } from '../../desk-protocol.ts';
import type { ReviewStore } from '../desk-ports.ts';
import { pageOf, placeOf } from './keyset.ts';

type StoredReview = Omit<ReviewItem, 'articleId' | 'number'> & {
  articleId: string | null;
  number: number | null;
};

const SELECT = `SELECT reviews.id, reviews.site, kind, title, question, resolution, missed, article_id AS articleId,
  reviews.conversation, reviews.segment, number, at, state
  FROM reviews LEFT JOIN tickets ON tickets.site = reviews.site AND tickets.conversation = reviews.conversation
  AND tickets.segment = reviews.segment`;

/** Reviews in D1, each with the number of its ticket. */
export function createD1Reviews(db: D1Database, clock: () => Date): ReviewStore {
  return {
    async put(item) {
      await db
        .prepare(
          `INSERT OR IGNORE INTO reviews
             (id, site, kind, title, question, resolution, missed, article_id, conversation, segment, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .bind(
          item.id,
          item.site,
          item.kind,
          item.title,
          item.question,
          item.resolution,
          item.missed,
          item.articleId ?? null,
          item.conversation,
          item.segment,
          item.at,
        )
        .run();
    },

    async list({ state, before, limit }) {
      const place = placeOf(before);
      const { results } = await db
        .prepare(
          `${SELECT} WHERE state = ?1 AND (?2 IS NULL OR (at, reviews.id) < (?2, ?3))
           ORDER BY at DESC, reviews.id DESC LIMIT ?4`,
        )
        .bind(state, place?.at ?? null, place?.id ?? '', limit + 1)
        .all<StoredReview>();
      const { rows, next } = pageOf(results, limit, review => review);
      return { reviews: rows.map(reviewOf), ...(next && { next }) };
    },

    async decide(id, state, agent) {
      const [, found] = await db.batch<StoredReview>([
        db
          .prepare('UPDATE reviews SET state = ?2, decided_by = ?3, decided_at = ?4 WHERE id = ?1')
          .bind(id, state, agent.name, clock().toISOString()),
        db.prepare(`${SELECT} WHERE reviews.id = ?1`).bind(id),
      ]);
      const row = found?.results[0];
      return row && reviewOf(row);
    },
  };
}

function reviewOf({ articleId, number, ...review }: StoredReview): ReviewItem {
  return { ...review, ...(articleId !== null && { articleId }), ...(number !== null && { number }) };
}
