import { z } from 'zod';
import type { KnownCounts, StemCount } from '../known-counts.ts';
import type { CollectionStatistics, SiteKnowledge } from '../search-index.ts';
import { shardOf } from '../term-counts.ts';

const TOTALS = `
SELECT k.articles, k.passages, k.words, k.asking, k.patterns,
  l.questions AS learned, l.words AS learned_words, k.version || ' ' || coalesce(l.version, '') AS version,
  (SELECT settings ->> '$.locale' FROM sites WHERE id = ?1) AS locale,
  (SELECT count(*) FROM (SELECT 1 FROM knowledge_totals WHERE articles > 0 LIMIT 2)) AS sites
FROM knowledge_totals k LEFT JOIN learned_totals l ON l.site = k.site WHERE k.site = ?1`;

const COUNTS = `
SELECT t.collection, word.key AS stem, json_extract(t.counts, '$."' || word.key || '"') AS frequency
FROM json_each(?2) word CROSS JOIN term_counts t ON t.site = ?1 AND t.shard = word.value
WHERE frequency IS NOT NULL`;

interface TotalsRow {
  articles: number;
  passages: number;
  words: number;
  asking: number;
  patterns: string;
  learned: number | null;
  learned_words: number | null;
  version: string;
  locale: string | null;
  sites: number;
}

interface CountRow {
  collection: string;
  stem: string;
  frequency: number;
}

const textsSchema = z.array(z.string());

/** Runs statements in one transaction and returns their rows. */
export type RunStatements = <Row>(statements: D1PreparedStatement[]) => Promise<Array<D1Result<Row>>>;

/**
 * What a site holds, and how common these stems are in it; undefined when it has no article. Only stems that
 * are not in `known` are looked up, and all of them when the knowledge has changed since: totals, version and
 * the counts read are of one transaction. `isOnlySite`: no other site in this database has an article.
 */
export async function readSiteKnowledge(
  db: D1Database,
  run: RunStatements,
  known: KnownCounts,
  site: string,
  stems: string[],
): Promise<{ knowledge: SiteKnowledge; isOnlySite: boolean } | undefined> {
  const before = known.of(site);
  const wanted = before ? stems.filter(stem => !before.counts.has(stem)) : stems;
  let { totals, counts } = await read(db, run, site, wanted);
  if (before && totals && totals.version !== before.version) {
    ({ totals, counts } = await read(db, run, site, stems));
  } else if (before) {
    for (const stem of stems) {
      const count = before.counts.get(stem);
      if (count) counts.set(stem, count);
    }
  }
  if (!totals || totals.articles === 0) return undefined;
  known.keep(site, totals.version, counts);
  return { knowledge: knowledgeOf(totals, counts), isOnlySite: totals.sites === 1 };
}

async function read(db: D1Database, run: RunStatements, site: string, stems: string[]) {
  const shards = Object.fromEntries(stems.map(stem => [stem, shardOf(stem)]));
  const [totals, rows] = await run<unknown>([
    db.prepare(TOTALS).bind(site),
    ...(stems.length > 0 ? [db.prepare(COUNTS).bind(site, JSON.stringify(shards))] : []),
  ]);
  const counts = new Map<string, StemCount>(stems.map(stem => [stem, { articles: 0, learned: 0 }]));
  for (const { collection, stem, frequency } of (rows?.results ?? []) as CountRow[]) {
    const count = counts.get(stem);
    if (count) count[collection === 'learned' ? 'learned' : 'articles'] = frequency;
  }
  return { totals: totals?.results[0] as TotalsRow | undefined, counts };
}

function knowledgeOf(row: TotalsRow, counts: Map<string, StemCount>): SiteKnowledge {
  const of = (
    collection: 'articles' | 'learned',
    documents: number,
    words: number,
  ): CollectionStatistics => ({
    documents,
    words,
    frequencies: new Map(
      [...counts].flatMap(([stem, count]) => (count[collection] > 0 ? [[stem, count[collection]]] : [])),
    ),
  });
  return {
    articles: of('articles', row.articles, row.words),
    learned: of('learned', row.learned ?? 0, row.learned_words ?? 0),
    passages: row.passages,
    askingShare: row.asking / Math.max(1, row.articles),
    patterns: textsSchema.parse(JSON.parse(row.patterns)),
    locale: row.locale ?? 'en',
  };
}
