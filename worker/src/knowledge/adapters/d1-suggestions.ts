import { z } from 'zod';
import { ProblemError } from '../../http/problem.ts';
import type { SuggestionStore } from '../suggestions.ts';
import { suggestQuestions } from '../suggestions.ts';

/** Articles looked at: those that resolved most, then those that say where they belong. */
const ARTICLES = 2_000;
/** A site with more is not read through for every batch of learned questions. */
const SMALL_SITE = 5_000;

interface Row {
  id: string;
  title: string;
  locale: string;
  area: string | null;
  pages: string;
  resolved: number;
}

const pagesSchema = z.array(z.string());
const suggestionsSchema = z.object({
  pages: z.array(z.object({ pattern: z.string(), questions: z.array(z.string()) })),
  others: z.array(z.string()),
});

/** Suggested questions in D1, a row a site and language. */
export function createD1Suggestions(db: D1Database, clock: () => Date): SuggestionStore {
  return {
    refresh: (site, { onlySmall } = { onlySmall: false }) =>
      guarded(async () => {
        if (onlySmall && (await countArticles(db, site)) > SMALL_SITE) return;
        const { results } = await db
          .prepare(
            `SELECT article.id, article.title, article.locale, article.area, article.pages,
               coalesce(learned.questions, 0) AS resolved
             FROM articles article LEFT JOIN learned_articles learned
               ON learned.site = article.site AND learned.article_id = article.id
             WHERE article.site = ?1 ORDER BY resolved DESC, article.pages = '[]', article.id LIMIT ?2`,
          )
          .bind(site, ARTICLES)
          .all<Row>();
        const suggested = suggestQuestions(
          results.map(({ area, pages, ...row }) => ({
            ...row,
            pages: pagesSchema.parse(JSON.parse(pages)),
            ...(area !== null && { area }),
          })),
        );
        const rows = [...suggested].map(([language, questions]) => ({ language, questions }));
        await db.batch([
          db.prepare('DELETE FROM suggestions WHERE site = ?1').bind(site),
          db
            .prepare(
              `INSERT INTO suggestions (site, language, questions, updated_at)
               SELECT ?1, value ->> 'language', value -> 'questions', ?3 FROM json_each(?2)`,
            )
            .bind(site, JSON.stringify(rows), clock().toISOString()),
        ]);
      }),

    read: (site, language) =>
      guarded(async () => {
        const row = await db
          .prepare('SELECT questions FROM suggestions WHERE site = ?1 AND language = ?2')
          .bind(site, language)
          .first<{ questions: string }>();
        return row ? suggestionsSchema.parse(JSON.parse(row.questions)) : undefined;
      }),
  };
}

async function countArticles(db: D1Database, site: string): Promise<number> {
  const row = await db
    .prepare('SELECT articles FROM knowledge_totals WHERE site = ?1')
    .bind(site)
    .first<{ articles: number }>();
  return row?.articles ?? 0;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new ProblemError('knowledge_unavailable', { cause });
  }
}
