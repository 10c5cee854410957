import { z } from 'zod';
import { ProblemError } from '../../http/problem.ts';
import { CountChanges } from '../term-counts.ts';
import type { Article, IngestStore } from '../types.ts';
import { checkArticles, writeArticles } from './d1-article-writer.ts';
import { compareAndSet } from './d1-compare-and-set.ts';
import { changeCounts, uncount } from './d1-term-counts.ts';
import { totals } from './d1-totals.ts';

interface ArticleRow {
  site: string;
  id: string;
  source: string;
  title: string;
  text: string;
  notes: string | null;
  url: string | null;
  locale: string;
  area: string | null;
  pages: string;
  updated_at: string | null;
  version: string;
}

const pagesSchema = z.array(z.string());

/** Articles and their passages in D1. A failing store becomes ProblemError('knowledge_unavailable'). */
export function createD1KnowledgeStore(db: D1Database, clock: () => Date): IngestStore {
  return {
    planIngest: (site, source, articles) =>
      guarded(async () => {
        const stored = await storedHashes(db, site, source);
        const offered = new Map(articles.map(article => [article.id, article.hash]));
        const ids = [...offered.keys()];
        return {
          added: ids.filter(id => !stored.has(id)),
          changed: ids.filter(id => stored.has(id) && stored.get(id) !== offered.get(id)),
          unchanged: ids.filter(id => stored.get(id) === offered.get(id)),
          removed: [...stored.keys()].filter(id => !offered.has(id)),
        };
      }),

    putArticles: (site, source, articles, expect) =>
      guarded(async () => {
        const { accepted, rejected } = await checkArticles(db, site, source, articles);
        // Who compares wants all or nothing: half a push would be a state that nobody wrote.
        if (expect && rejected.length > 0) return { stored: [], rejected };
        const { stored, rowsWritten } = await compareAndSet(db, site, expect, guards =>
          writeArticles(db, site, source, accepted, clock(), guards),
        );
        for (const { id } of accepted) {
          if (!stored.has(id))
            rejected.push({ id, reason: 'Another source claimed this id at the same moment.' });
        }
        return { stored: [...stored], rejected, rowsWritten };
      }),

    removeMissing: (site, source, keptIds, { force }) =>
      guarded(async () => {
        const stored = await storedHashes(db, site, source);
        const kept = new Set(keptIds);
        const removed = [...stored.keys()].filter(id => !kept.has(id));
        const staying = stored.size - removed.length;
        if (removed.length > 0 && removed.length >= staying && !force)
          throw shrunk(source, removed.length, staying);
        if (removed.length > 0) {
          const changes = new CountChanges();
          await uncount(db, site, source, JSON.stringify(removed), changes);
          await db.batch([
            ...changeCounts(db, site, 'articles', changes),
            db
              .prepare(
                'DELETE FROM articles WHERE site = ?1 AND source = ?2 AND id IN (SELECT value FROM json_each(?3))',
              )
              .bind(site, source, JSON.stringify(removed)),
            totals(db, site),
          ]);
        }
        return { removed };
      }),

    removeExpected: (site, expect) =>
      guarded(async () => {
        const ids = Object.keys(expect);
        const remove = db
          .prepare('DELETE FROM articles WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2))')
          .bind(site, JSON.stringify(ids));
        const changes = new CountChanges();
        await uncount(db, site, undefined, JSON.stringify(ids), changes);
        const counts = changeCounts(db, site, 'articles', changes);
        await compareAndSet(db, site, expect, guards =>
          db.batch([...guards, ...counts, remove, totals(db, site)]),
        );
        return { removed: ids };
      }),

    getArticle: (site, id) =>
      guarded(async () => {
        const row = await db
          .prepare(
            'SELECT site, id, source, title, text, notes, url, locale, area, pages, updated_at, version FROM articles WHERE site = ?1 AND id = ?2',
          )
          .bind(site, id)
          .first<ArticleRow>();
        return row ? articleOf(row) : undefined;
      }),

    countArticles: site =>
      guarded(async () => {
        const row = await db
          .prepare('SELECT articles FROM knowledge_totals WHERE site = ?1')
          .bind(site)
          .first<{ articles: number }>();
        return row?.articles ?? 0;
      }),
  };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError('knowledge_unavailable', { cause });
  }
}

async function storedHashes(db: D1Database, site: string, source: string): Promise<Map<string, string>> {
  const { results } = await db
    .prepare('SELECT id, input_hash FROM articles WHERE site = ?1 AND source = ?2 ORDER BY id')
    .bind(site, source)
    .all<{ id: string; input_hash: string }>();
  return new Map(results.map(row => [row.id, row.input_hash]));
}

function shrunk(source: string, going: number, staying: number): ProblemError {
  return new ProblemError('source_shrunk', {
    detail: `Source "${source}" would lose ${going} of its ${going + staying} articles. Nothing was removed. Run again with --force if that is intended.`,
  });
}

function articleOf(row: ArticleRow): Article {
  return {
    site: row.site,
    source: row.source,
    id: row.id,
    title: row.title,
    text: row.text,
    version: row.version,
    locale: row.locale,
    pages: pagesSchema.parse(JSON.parse(row.pages)),
    ...(row.notes !== null && { notes: row.notes }),
    ...(row.url !== null && { url: row.url }),
    ...(row.area !== null && { area: row.area }),
    ...(row.updated_at !== null && { updatedAt: row.updated_at }),
  };
}
