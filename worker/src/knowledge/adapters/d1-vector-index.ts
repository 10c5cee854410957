import { nearestCells } from '../vector-cells.ts';
import { coarseScorer, encodeFine, fineCosine, unit } from '../vector-code.ts';
import { markTest, passesFilter, revisionOf, scoreEntries, writeEntry } from '../vector-entry.ts';
import {
  checkIds,
  checkQuery,
  checkRecords,
  indexedMetadata,
  slicesOf,
  wrongLength,
} from '../vector-limits.ts';
import type { VectorFilter, VectorIndex, VectorMatch, VectorQuery, VectorRecord } from '../vector-types.ts';
import { VectorError } from '../vector-types.ts';
import { selectIn } from './d1-in-list.ts';
import type { VectorSpace } from './d1-vector-cells.ts';
import {
  additionsOf,
  appendStatement,
  createSpace,
  dropSpace,
  readRevisions,
  readSpace,
  tidyCells,
} from './d1-vector-cells.ts';

/** Records a statement: their JSON stays well below D1's 2 MB. */
const WRITE_BATCH = 500;
/** Cells a query looks into. */
const PROBED_CELLS = 10;
/** How long a query may go by centres read before: older ones only miss the newest cell. */
const CENTRES_KEPT_MS = 5_000;
const KEPT_SPACES = 50;
/** Best by coarse score that are scored exactly; more when more matches are asked for. */
const SCORED_EXACTLY = 64;
const POOL_FACTOR = 1.5;

interface VectorRow {
  id: string;
  article_id: string;
  locale: string | null;
  area: string | null;
  code: string;
}

/**
 * The embedded vector index, in D1: what Vectorize does for a deployed site, with writes that are
 * visible at once. A query reads the namespace's centres, ten cells and the best 64 vectors:
 * about 150 rows as D1 counts them, at any size. Failures of D1 become VectorError('unavailable').
 */
export function createD1VectorIndex(
  db: D1Database,
  { newId, now }: { newId: () => string; now: () => number },
): VectorIndex {
  let lastMutation: string | null = null;
  const spaces = keepSpaces(db, now);
  return {
    upsert: records =>
      guarded(async () => {
        let isWritten = false;
        for (const [namespace, known] of checkRecords(records)) {
          for (const slice of slicesOf(known, WRITE_BATCH)) {
            isWritten = (await writeSlice(db, namespace, slice)) || isWritten;
          }
          spaces.forget(namespace);
        }
        if (isWritten) lastMutation = newId();
        return { mutationId: isWritten ? lastMutation : null };
      }),

    query: query =>
      guarded(async () => {
        checkQuery(query);
        const vector = unit(Float32Array.from(query.vector));
        const ids =
          query.candidates ??
          (await findIds(db, await spaces.read(query.namespace, vector.length), query, vector));
        return ids.length ? await scoreExactly(db, query, vector, ids) : [];
      }),

    remove: (namespace, ids) =>
      guarded(async () => {
        checkIds(namespace, ids);
        if (ids.length === 0) return { mutationId: null };
        await db
          .prepare('DELETE FROM vectors WHERE namespace = ?1 AND id IN (SELECT value FROM json_each(?2))')
          .bind(namespace, JSON.stringify(ids))
          .run();
        lastMutation = newId();
        return { mutationId: lastMutation };
      }),

    describe: () =>
      guarded(async () => {
        const row = await db.prepare('SELECT count(*) AS vectors FROM vectors').first<{ vectors: number }>();
        return { vectors: row?.vectors ?? 0, processedUpTo: lastMutation, isSettled: true };
      }),
  };
}

/** Namespaces' centres, kept for a moment; one that does not fit the query is read again. */
function keepSpaces(db: D1Database, now: () => number) {
  const kept = new Map<string, { space: VectorSpace; until: number }>();
  return {
    async read(namespace: string, dimensions: number): Promise<VectorSpace | undefined> {
      const known = kept.get(namespace);
      if (known && known.until > now() && known.space.dimensions === dimensions) return known.space;
      const space = await readSpace(db, namespace);
      if (kept.size >= KEPT_SPACES) kept.clear();
      if (space) kept.set(namespace, { space, until: now() + CENTRES_KEPT_MS });
      return space;
    },
    forget: (namespace: string) => kept.delete(namespace),
  };
}

async function writeSlice(db: D1Database, namespace: string, records: VectorRecord[]): Promise<boolean> {
  const first = records[0];
  if (!first) return false;
  const space = await spaceFor(db, namespace, first.values);
  const changed = await changedRecords(db, namespace, records);
  if (changed.length === 0) return false;
  const lines = changed.map(({ record, revision }) => ({
    values: record.values,
    line: writeEntry(record.id, record.values, revision, record.metadata),
  }));
  const [, appended] = await db.batch<{ cell: number; size: number }>([
    db
      .prepare(
        `INSERT OR REPLACE INTO vectors (namespace, id, article_id, locale, area, revision, code)
         SELECT ?1, value ->> 'id', value ->> 'articleId', value ->> 'locale', value ->> 'area',
           value ->> 'revision', value ->> 'code' FROM json_each(?2)`,
      )
      .bind(
        namespace,
        JSON.stringify(
          changed.map(({ record, code, revision }) => ({
            ...indexedMetadata(record.metadata),
            id: record.id,
            revision,
            code,
          })),
        ),
      ),
    appendStatement(db, namespace, additionsOf(space.cells, lines)),
  ]);
  await tidyCells(db, namespace, appended?.results ?? []);
  return true;
}

/** The namespace as it is, or a new one. A namespace that has lost all its vectors takes those of another length. */
async function spaceFor(db: D1Database, namespace: string, values: number[]): Promise<VectorSpace> {
  const space = await readSpace(db, namespace);
  if (space?.dimensions === values.length) return space;
  if (space) {
    const left = await db
      .prepare('SELECT 1 FROM vectors WHERE namespace = ?1 LIMIT 1')
      .bind(namespace)
      .first();
    if (left) throw wrongLength(values.length, space.dimensions);
    await dropSpace(db, namespace);
  }
  await createSpace(db, namespace, values);
  const created = await readSpace(db, namespace);
  if (!created) throw new VectorError('unavailable', 'The namespace could not be created in D1. Try again.');
  if (created.dimensions !== values.length) throw wrongLength(values.length, created.dimensions);
  return created;
}

/** Those that are not stored just so already. */
async function changedRecords(db: D1Database, namespace: string, records: VectorRecord[]) {
  const stored = await readRevisions(
    db,
    namespace,
    records.map(record => record.id),
  );
  return records
    .map(record => {
      const code = encodeFine(record.values);
      return { record, code, revision: revisionOf(code, indexedMetadata(record.metadata)) };
    })
    .filter(({ record, revision }) => stored.get(record.id) !== revision);
}

/** The most promising ids of the nearest cells, by coarse score. */
async function findIds(
  db: D1Database,
  space: VectorSpace | undefined,
  query: VectorQuery,
  vector: Float32Array,
): Promise<string[]> {
  if (!space) return [];
  if (space.dimensions !== vector.length) throw wrongLength(vector.length, space.dimensions);
  const pages = await selectIn<{ entries: string }>(
    db,
    cells => `SELECT entries FROM vector_cells WHERE namespace = ?1 AND cell IN (${cells})`,
    query.namespace,
    nearestCells(space.cells, vector, PROBED_CELLS),
  );
  const scores = new Map<string, number>();
  const score = coarseScorer(vector);
  const mayMatch = markTest(query.filter);
  for (const { entries } of pages) scoreEntries(entries, space.dimensions, score, mayMatch, scores);
  const pool = Math.max(SCORED_EXACTLY, Math.ceil(query.topK * POOL_FACTOR));
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, pool)
    .map(([id]) => id);
}

async function scoreExactly(
  db: D1Database,
  query: VectorQuery,
  vector: Float32Array,
  ids: string[],
): Promise<VectorMatch[]> {
  const rows = await selectIn<VectorRow>(
    db,
    keys => `SELECT id, article_id, locale, area, code FROM vectors WHERE namespace = ?1 AND id IN (${keys})`,
    query.namespace,
    [...new Set(ids)],
  );
  return rank(
    rows.map(row => {
      if (row.code.length !== vector.length) throw wrongLength(vector.length, row.code.length);
      return { id: row.id, score: round(fineCosine(row.code, vector)), metadata: metadataOf(row) };
    }),
    query.filter,
    query.topK,
  );
}

function rank(matches: VectorMatch[], filter: VectorFilter | undefined, topK: number): VectorMatch[] {
  return matches
    .filter(match => passesFilter(match.metadata, filter))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, topK);
}

/** Vectors stored with the same code get the same score, whatever the order of sums. */
function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

function metadataOf(row: VectorRow) {
  return {
    articleId: row.article_id,
    ...(row.locale !== null && { locale: row.locale }),
    ...(row.area !== null && { area: row.area }),
  };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof VectorError) throw cause;
    throw new VectorError('unavailable', 'The vector index in D1 cannot be read or written right now.', {
      cause,
    });
  }
}
