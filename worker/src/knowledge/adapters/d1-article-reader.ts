import { z } from 'zod';
import { ProblemError } from '../../http/problem.ts';
import type { ArticlePage, ArticleReader, ArticleSummary, StoredArticle } from '../types.ts';

/** A page of full articles ends after this many characters of text: the worker's CPU time is short. */
const PAGE_CHARACTERS = 400_000;

interface Row {
  id: string;
  source: string;
  title: string;
  text: string;
  notes: string | null;
  url: string | null;
  locale: string;
  area: string | null;
  pages: string;
  plans: string;
  updated_at: string | null;
  version: string;
  input_hash: string;
}

const textsSchema = z.array(z.string());

/** Reads articles in the order of their ids. A failing store becomes ProblemError('knowledge_unavailable'). */
export function createD1ArticleReader(db: D1Database): ArticleReader {
  return {
    readArticles: (site, { after = '', limit }) =>
      guarded(async () => {
        // The running length is of the articles before: the first is always taken, however long.
        const { results } = await db
          .prepare(
            `SELECT * FROM (
               SELECT *, sum(length(text) + coalesce(length(notes), 0)) OVER (
                 ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
               FROM (SELECT * FROM articles WHERE site = ?1 AND id > ?2 ORDER BY id LIMIT ?3))
             WHERE coalesce(before, 0) < ?4 ORDER BY id`,
          )
          .bind(site, after, limit, PAGE_CHARACTERS)
          .all<Row>();
        const last = results.at(-1)?.id;
        return pageOf(
          results.map(row => articleOf(site, row)),
          last !== undefined && (await hasMore(db, site, last)),
        );
      }),

    readSummaries: (site, { after = '', limit }) =>
      guarded(async () => {
        const { results } = await db
          .prepare(
            `SELECT id, source, title, version, input_hash AS hash FROM articles
             WHERE site = ?1 AND id > ?2 ORDER BY id LIMIT ?3`,
          )
          .bind(site, after, limit + 1)
          .all<ArticleSummary>();
        return pageOf(results.slice(0, limit), results.length > limit);
      }),
  };
}

async function hasMore(db: D1Database, site: string, after: string): Promise<boolean> {
  const next = await db
    .prepare('SELECT 1 FROM articles WHERE site = ?1 AND id > ?2 LIMIT 1')
    .bind(site, after)
    .first();
  return next !== null;
}

function pageOf<Item extends { id: string }>(articles: Item[], isMore: boolean): ArticlePage<Item> {
  const cursor = articles.at(-1)?.id;
  return { articles, ...(isMore && cursor !== undefined && { cursor }) };
}

function articleOf(site: string, row: Row): StoredArticle {
  return {
    site,
    source: row.source,
    id: row.id,
    title: row.title,
    text: row.text,
    version: row.version,
    hash: row.input_hash,
    locale: row.locale,
    pages: textsSchema.parse(JSON.parse(row.pages)),
    ...(row.plans !== '[]' && { plans: textsSchema.parse(JSON.parse(row.plans)) }),
    ...(row.notes !== null && { notes: row.notes }),
    ...(row.url !== null && { url: row.url }),
    ...(row.area !== null && { area: row.area }),
    ...(row.updated_at !== null && { updatedAt: row.updated_at }),
  };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new ProblemError('knowledge_unavailable', { cause });
  }
}
