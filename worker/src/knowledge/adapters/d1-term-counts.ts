import { skeletonOf } from '../mend.ts';
import type { CountChanges } from '../term-counts.ts';
import { countedStems, shardOf, vocabularyOf } from '../term-counts.ts';

/** Texts read at a time when counting back: an article may be large. */
const READ_ARTICLES = 50;

// Differences are added up inside the database, so that two writers never lose each other's counts.
const CHANGE = `
INSERT INTO term_counts (site, collection, shard, counts)
SELECT ?1, ?2, value ->> 'shard', value -> 'counts' FROM json_each(?3) WHERE true
ON CONFLICT (site, shard, collection) DO UPDATE SET counts = (
  SELECT json_group_object(stem, total) FROM (
    SELECT stem, sum(count) AS total FROM (
      SELECT key AS stem, value AS count FROM json_each(term_counts.counts)
      UNION ALL SELECT key, value FROM json_each(excluded.counts)
    ) GROUP BY stem HAVING total > 0))`;

/** Statements that bring a collection's counts up to date; part of the batch that changes its documents. */
export function changeCounts(
  db: D1Database,
  site: string,
  collection: 'articles' | 'learned',
  changes: CountChanges,
): D1PreparedStatement[] {
  const rows = changes.rows();
  return rows.length ? [db.prepare(CHANGE).bind(site, collection, JSON.stringify(rows))] : [];
}

/** Statements that make words known to the mending of misspelt ones. */
export function addVocabulary(db: D1Database, text: string): D1PreparedStatement[] {
  const rows = [...vocabularyOf(text)].map(([word, stem]) => ({
    stem,
    word,
    skeleton: skeletonOf(word),
    shard: shardOf(stem),
  }));
  if (rows.length === 0) return [];
  return [
    db
      .prepare(
        `INSERT OR IGNORE INTO vocabulary (stem, word, skeleton, shard)
         SELECT value ->> 'stem', value ->> 'word', value ->> 'skeleton', value ->> 'shard' FROM json_each(?1)`,
      )
      .bind(JSON.stringify(rows)),
  ];
}

/** Counts back the articles that are about to be replaced or removed, those of one source if it is named. */
export async function uncount(
  db: D1Database,
  site: string,
  source: string | undefined,
  ids: string,
  changes: CountChanges,
): Promise<void> {
  // Only rows that were counted: those from before there were counts have no words.
  const read = db.prepare(
    `SELECT title, text FROM articles
     WHERE site = ?1 AND (?2 IS NULL OR source = ?2) AND words > 0 AND id IN (SELECT value FROM json_each(?3))
     ORDER BY id LIMIT ${READ_ARTICLES} OFFSET ?4`,
  );
  for (let offset = 0; ; offset += READ_ARTICLES) {
    const { results } = await read
      .bind(site, source ?? null, ids, offset)
      .all<{ title: string; text: string }>();
    for (const { title, text } of results) changes.add(countedStems(`${title}\n${text}`), -1);
    if (results.length < READ_ARTICLES) return;
  }
}
