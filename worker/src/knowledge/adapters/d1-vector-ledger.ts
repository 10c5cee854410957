import { z } from 'zod';
import type { StaleVectors, VectorArticle, VectorLedger } from '../vector-keeper.ts';
import { VectorError } from '../vector-types.ts';

const MISSING = `
FROM articles a LEFT JOIN vectored_articles v ON v.site = a.site AND v.article_id = a.id
WHERE a.site = ?1 AND (v.hash IS NULL OR v.hash <> a.input_hash OR v.holder <> ?2)`;

const READ_MISSING = `
SELECT a.id, a.title, a.locale, a.area, a.input_hash AS hash,
  v.holder, v.passages AS held,
  (SELECT json_group_array(json_array(p.ordinal, p.headings, p.body))
   FROM passages p WHERE p.site = a.site AND p.article_id = a.id) AS passages`;

const READ_STALE = `
SELECT v.article_id AS articleId, v.holder, v.passages FROM vectored_articles v
WHERE v.site = ?1 AND (v.holder <> ?2
  OR NOT EXISTS (SELECT 1 FROM articles a WHERE a.site = v.site AND a.id = v.article_id))
LIMIT ?3`;

const RECORD = `
INSERT INTO vectored_articles (site, article_id, holder, passages, hash)
SELECT ?1, value ->> 'id', ?2, value ->> 'passages', value ->> 'hash' FROM json_each(?3) WHERE true
ON CONFLICT (site, article_id) DO UPDATE SET
  holder = excluded.holder, passages = excluded.passages, hash = excluded.hash`;

interface MissingRow {
  id: string;
  title: string;
  locale: string;
  area: string | null;
  hash: string;
  holder: string | null;
  held: number | null;
  passages: string;
}

const passagesSchema = z.array(z.tuple([z.number(), z.string(), z.string()]));

/** Which articles have vectors, in D1 beside the articles. */
export function createD1VectorLedger(db: D1Database): VectorLedger {
  return {
    readMissing: (site, holder, limit, ids) =>
      guarded(async () => {
        const among = ids ? 'AND a.id IN (SELECT value FROM json_each(?4))' : '';
        const { results } = await db
          .prepare(`${READ_MISSING} ${MISSING} ${among} ORDER BY a.id LIMIT ?3`)
          .bind(site, holder, limit, ...(ids ? [JSON.stringify(ids)] : []))
          .all<MissingRow>();
        return results.map(articleOf);
      }),

    countMissing: (site, holder) =>
      guarded(async () => {
        const row = await db
          .prepare(`SELECT count(*) AS n ${MISSING}`)
          .bind(site, holder)
          .first<{ n: number }>();
        return row?.n ?? 0;
      }),

    readStale: (site, holder, limit) =>
      guarded(
        async () => (await db.prepare(READ_STALE).bind(site, holder, limit).all<StaleVectors>()).results,
      ),

    record: (site, holder, articles) =>
      guarded(async () => {
        await db.prepare(RECORD).bind(site, holder, JSON.stringify(articles)).run();
      }),

    forget: (site, ids) =>
      guarded(async () => {
        if (ids.length === 0) return;
        await db
          .prepare(
            'DELETE FROM vectored_articles WHERE site = ?1 AND article_id IN (SELECT value FROM json_each(?2))',
          )
          .bind(site, JSON.stringify(ids))
          .run();
      }),
  };
}

function articleOf({ passages, area, holder, held, ...row }: MissingRow): VectorArticle {
  return {
    ...row,
    ...(area !== null && { area }),
    ...(holder !== null && { held: { holder, passages: held ?? 0 } }),
    passages: passagesSchema
      .parse(JSON.parse(passages))
      .map(([ordinal, headings, body]) => ({ ordinal, headings, body }))
      .sort((a, b) => a.ordinal - b.ordinal),
  };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof VectorError) throw cause;
    throw new VectorError('unavailable', 'D1 cannot say which articles have vectors right now.', { cause });
  }
}
