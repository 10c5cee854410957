import { ProblemError } from '../../http/problem.ts';
import type { ArticleFacts } from '../types.ts';

/** Facts of single articles in D1, one query each. A failing store becomes ProblemError('knowledge_unavailable'). */
export function createD1ArticleFacts(db: D1Database): ArticleFacts {
  return {
    async currentOf(site, refs) {
      const { results } = await guarded(
        db
          .prepare(
            // CROSS JOIN keeps the planner from walking all of the site's articles for a few.
            `SELECT article.id FROM json_each(?2) ref CROSS JOIN articles article
               ON article.site = ?1 AND article.id = ref.value ->> 'articleId'
             WHERE article.version = ref.value ->> 'version'`,
          )
          .bind(site, JSON.stringify(refs))
          .all<{ id: string }>(),
      );
      return new Set(results.map(row => row.id));
    },

    async notesOf(site, articleIds) {
      const { results } = await guarded(
        db
          .prepare(
            `SELECT id AS articleId, notes AS text FROM articles
             WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2)) AND notes IS NOT NULL`,
          )
          .bind(site, JSON.stringify(articleIds))
          .all<{ articleId: string; text: string }>(),
      );
      return results;
    },
  };
}

async function guarded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new ProblemError('knowledge_unavailable', { cause });
  }
}
