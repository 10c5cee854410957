import { z } from 'zod';
import type { KnownCounts, ShardTexts } from '../known-counts.ts';
import { countsIn } from '../known-counts.ts';
import type { CollectionStatistics, SiteKnowledge } from '../search-index.ts';
import { shardOf } from '../term-counts.ts';

const TOTALS = `
SELECT k.articles, k.passages, k.words, k.asking, k.patterns,
  l.questions AS learned, l.words AS learned_words, k.version || ' ' || coalesce(l.version, '') AS version,
  (SELECT settings ->> '$.locale' FROM sites WHERE id = ?1) AS locale,
  (SELECT count(*) FROM (SELECT 1 FROM knowledge_totals WHERE articles > 0 LIMIT 2)) AS sites
FROM knowledge_totals k LEFT JOIN learned_totals l ON l.site = k.site WHERE k.site = ?1`;

const COUNTS = `
SELECT t.collection, t.shard, t.counts
FROM json_each(?2) wanted CROSS JOIN term_counts t ON t.site = ?1 AND t.shard = wanted.value`;

/** What a site holds, as one row. */
export interface TotalsRow {
  articles: number;
  passages: number;
  words: number;
  asking: number;
  patterns: string;
  learned: number | null;
  learned_words: number | null;
  version: string;
  locale: string | null;
  /** Of all sites, those with an article, 2 at most. */
  sites: number;
}

interface CountRow {
  collection: string;
  shard: number;
  counts: string;
}

const textsSchema = z.array(z.string());

/** Runs statements in one transaction and returns their rows. */
export type RunStatements = <Row>(statements: D1PreparedStatement[]) => Promise<Array<D1Result<Row>>>;

/** The statement that reads a site's totals, for a transaction that is to say whether what is known still holds. */
export function totalsOf(db: D1Database, site: string): D1PreparedStatement {
  return db.prepare(TOTALS).bind(site);
}

/** Says whether totals just read are those that are known of a site; forgets what no longer holds. */
export function stillHolds(
  known: KnownCounts<TotalsRow>,
  site: string,
  totals: TotalsRow | undefined,
): boolean {
  if (totals && known.of(site)?.version === versionOf(totals)) return true;
  known.forget(site);
  return false;
}

/** What a site holds, and how common the stems asked for are in it. */
export interface ReadKnowledge {
  knowledge: SiteKnowledge;
  /** No other site in this database has an article. */
  isOnlySite: boolean;
  /** All of it was at hand, and the database was not asked whether it still holds. */
  isRemembered: boolean;
}

/**
 * Reads what a site holds; undefined when it has no article. Only counts that are not in `known` are looked up, none
 * where all are, and all of them when the knowledge has changed since: totals, version and the counts read are
 * of one transaction.
 */
export async function readSiteKnowledge(
  db: D1Database,
  run: RunStatements,
  known: KnownCounts<TotalsRow>,
  site: string,
  stems: string[],
): Promise<ReadKnowledge | undefined> {
  const before = known.of(site);
  const wanted = [...new Set(stems.map(shardOf))];
  const missing = wanted.filter(shard => !before?.shards.has(shard));
  if (before && missing.length === 0) return { ...describe(before, stems), isRemembered: true };
  let { totals, shards } = await readCounts(db, run, site, missing);
  if (before && totals && versionOf(totals) === before.version)
    shards = new Map([...before.shards, ...shards]);
  else if (before) ({ totals, shards } = await readCounts(db, run, site, wanted));
  if (!totals || totals.articles === 0) {
    known.forget(site);
    return undefined;
  }
  const now = { version: versionOf(totals), totals, shards };
  known.keep(site, now);
  return { ...describe(now, stems), isRemembered: false };
}

async function readCounts(db: D1Database, run: RunStatements, site: string, wanted: number[]) {
  const [totals, rows] = await run<unknown>([
    totalsOf(db, site),
    ...(wanted.length > 0 ? [db.prepare(COUNTS).bind(site, JSON.stringify(wanted))] : []),
  ]);
  const shards = new Map<number, ShardTexts>(wanted.map(shard => [shard, { articles: '', learned: '' }]));
  for (const { collection, shard, counts } of (rows?.results ?? []) as CountRow[]) {
    const texts = shards.get(shard);
    if (texts) texts[collection === 'learned' ? 'learned' : 'articles'] = counts;
  }
  return { totals: totals?.results[0] as TotalsRow | undefined, shards };
}

/** Whatever changes in the row makes another version: a site's language, or another site's first article. */
function versionOf(totals: TotalsRow): string {
  return JSON.stringify(totals);
}

function describe(
  { totals, shards }: { totals: TotalsRow; shards: ReadonlyMap<number, ShardTexts> },
  stems: string[],
): Omit<ReadKnowledge, 'isRemembered'> {
  const of = (collection: keyof ShardTexts, documents: number, words: number): CollectionStatistics => ({
    documents,
    words,
    frequencies: countsIn(shards, collection, stems),
  });
  return {
    knowledge: {
      articles: of('articles', totals.articles, totals.words),
      learned: of('learned', totals.learned ?? 0, totals.learned_words ?? 0),
      passages: totals.passages,
      askingShare: totals.asking / Math.max(1, totals.articles),
      patterns: textsSchema.parse(JSON.parse(totals.patterns)),
      locale: totals.locale ?? 'en',
    },
    isOnlySite: totals.sites === 1,
  };
}
