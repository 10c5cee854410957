import { ProblemError } from '../../http/problem.ts';
import type { ExpectedHashes } from '../types.ts';

/** Ids that a problem names at most. */
const NAMED_CONFLICTS = 100;

/** The articles that are not as expected: changed, gone, or there although none should be. */
const CONFLICTS = `
FROM json_each(?2) wanted LEFT JOIN articles article ON article.site = ?1 AND article.id = wanted.key
WHERE article.input_hash IS NOT wanted.value`;

/**
 * Writes only if every article is as expected, looked at within the write's own transaction. `write`
 * puts the guards before its statements in one batch: a guard that finds a conflict fails, and the
 * batch is rolled back. Throws ProblemError('version_conflict') with the ids as paths of `errors`.
 */
export async function compareAndSet<T>(
  db: D1Database,
  site: string,
  expect: ExpectedHashes | undefined,
  write: (guards: D1PreparedStatement[]) => Promise<T>,
): Promise<T> {
  if (expect === undefined) return await write([]);
  const json = JSON.stringify(expect);
  await throwConflicts(db, site, json);
  // SQLite raises errors of one's own only in triggers; text that is no JSON serves as well.
  const guard = db
    .prepare(`SELECT json(iif(count(*) = 0, '[]', 'version_conflict')) ${CONFLICTS}`)
    .bind(site, json);
  try {
    return await write([guard]);
  } catch (cause) {
    await throwConflicts(db, site, json);
    throw cause;
  }
}

async function throwConflicts(db: D1Database, site: string, json: string): Promise<void> {
  const { results } = await db
    .prepare(`SELECT wanted.key AS id, article.id IS NULL AS isGone ${CONFLICTS} ORDER BY 1 LIMIT ?3`)
    .bind(site, json, NAMED_CONFLICTS)
    .all<{ id: string; isGone: number }>();
  if (results.length === 0) return;
  throw new ProblemError('version_conflict', {
    errors: results.map(({ id, isGone }) => ({
      path: id,
      message: isGone ? 'This article is no longer there.' : 'This article is not the one you expected.',
    })),
  });
}
