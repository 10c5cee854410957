/** Counts a site's articles anew; part of every batch that changes them. */
export function totals(db: D1Database, site: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO knowledge_totals (site, articles, passages, words, asking, patterns, version)
       SELECT ?1, count(*), coalesce(sum(passage_count), 0), coalesce(sum(words), 0), coalesce(sum(asks), 0),
         (SELECT json_group_array(DISTINCT pattern.value)
          FROM articles other, json_each(other.pages) pattern WHERE other.site = ?1), hex(randomblob(8))
       FROM articles WHERE site = ?1
       ON CONFLICT (site) DO UPDATE SET
         articles = excluded.articles, passages = excluded.passages, patterns = excluded.patterns,
         words = excluded.words, asking = excluded.asking, version = excluded.version`,
    )
    .bind(site);
}
