import { z } from 'zod';
import type { Cell } from '../vector-cells.ts';
import { nearestCells, readCoarse, splitCell } from '../vector-cells.ts';
import { encodeCoarse } from '../vector-code.ts';
import type { CellEntry } from '../vector-entry.ts';
import { CODE_PLACE, readEntries } from '../vector-entry.ts';
import { selectIn } from './d1-in-list.ts';

/** A cell with more entries is cleaned of stale ones, and divided when that is not enough. */
const CELL_ENTRIES = 256;
/** A cleaned cell with more than this share of the limit is divided all the same. */
const ROOMY_SHARE = 0.75;

const centresSchema = z.array(z.string());

/** A namespace's cells; `centres[i]` is cell i's. */
export interface VectorSpace {
  dimensions: number;
  version: number;
  cells: Cell[];
}

/** What is added to one cell. */
export interface Addition {
  cell: number;
  size: number;
  entries: string;
}

export async function readSpace(db: D1Database, namespace: string): Promise<VectorSpace | undefined> {
  const row = await db
    .prepare('SELECT dimensions, version, centres FROM vector_spaces WHERE namespace = ?1')
    .bind(namespace)
    .first<{ dimensions: number; version: number; centres: string }>();
  if (!row) return undefined;
  const centres = centresSchema.parse(JSON.parse(row.centres));
  return {
    dimensions: row.dimensions,
    version: row.version,
    cells: centres.map((centre, id) => ({ id, centre })),
  };
}

/** Revisions of the ids that are stored. */
export async function readRevisions(
  db: D1Database,
  namespace: string,
  ids: string[],
): Promise<Map<string, string>> {
  const rows = await selectIn<{ id: string; revision: string }>(
    db,
    keys => `SELECT id, revision FROM vectors WHERE namespace = ?1 AND id IN (${keys})`,
    namespace,
    ids,
  );
  return new Map(rows.map(row => [row.id, row.revision]));
}

/** Makes the namespace with one cell around a first vector, unless somebody else did meanwhile. */
export async function createSpace(db: D1Database, namespace: string, first: number[]): Promise<void> {
  await db
    .prepare(
      'INSERT INTO vector_spaces (namespace, dimensions, version, centres) VALUES (?1, ?2, 0, ?3) ON CONFLICT DO NOTHING',
    )
    .bind(namespace, first.length, JSON.stringify([encodeCoarse(first)]))
    .run();
}

/** Forgets a namespace's cells; its vectors must be gone already. */
export async function dropSpace(db: D1Database, namespace: string): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM vector_cells WHERE namespace = ?1').bind(namespace),
    db.prepare('DELETE FROM vector_spaces WHERE namespace = ?1').bind(namespace),
  ]);
}

/** Lines sorted into the cells they belong to. */
export function additionsOf(
  cells: Cell[],
  lines: Array<{ values: ArrayLike<number>; line: string }>,
): Addition[] {
  const additions = new Map<number, Addition>();
  for (const { values, line } of lines) {
    const cell = nearestCells(cells, values, 1)[0] ?? 0;
    const addition = additions.get(cell) ?? { cell, size: 0, entries: '' };
    additions.set(cell, { cell, size: addition.size + 1, entries: addition.entries + line });
  }
  return [...additions.values()];
}

/** Appends to cells; its rows are the cells that are too full now. */
export function appendStatement(
  db: D1Database,
  namespace: string,
  additions: Addition[],
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO vector_cells (namespace, cell, size, entries)
       SELECT ?1, value ->> 'cell', value ->> 'size', value ->> 'entries' FROM json_each(?2) WHERE true
       ON CONFLICT (namespace, cell) DO UPDATE SET size = size + excluded.size, entries = entries || excluded.entries
       RETURNING cell, size`,
    )
    .bind(namespace, JSON.stringify(additions));
}

/** Divides cells that are too full until none is. A cell that others change meanwhile is left for the next write. */
export async function tidyCells(
  db: D1Database,
  namespace: string,
  sizes: Array<{ cell: number; size: number }>,
): Promise<void> {
  const full = sizes.filter(({ size }) => size > CELL_ENTRIES).map(({ cell }) => cell);
  for (let cell = full.pop(); cell !== undefined; cell = full.pop()) {
    full.push(...(await tidyCell(db, namespace, cell)));
  }
}

/** Returns the cells that are still too full. */
async function tidyCell(db: D1Database, namespace: string, cell: number): Promise<number[]> {
  const space = await readSpace(db, namespace);
  const row = await db
    .prepare('SELECT size, entries FROM vector_cells WHERE namespace = ?1 AND cell = ?2')
    .bind(namespace, cell)
    .first<{ size: number; entries: string }>();
  if (!space || !row || row.size <= CELL_ENTRIES) return [];
  const entries = await liveEntries(db, namespace, readEntries(row.entries, space.dimensions));
  const guard: Guard = { namespace, cell, size: row.size, version: space.version };
  if (entries.length <= CELL_ENTRIES * ROOMY_SHARE) {
    await replaceStatement(db, guard, entries).run();
    return [];
  }
  const vectors = entries.map(entry => readCoarse(entry.line, [CODE_PLACE], space.dimensions)[0]);
  const { isSecond, centres } = splitCell(vectors.filter(vector => vector !== undefined));
  const halves = [entries.filter((_, i) => !isSecond[i]), entries.filter((_, i) => isSecond[i])] as const;
  const isDone = await divide(db, guard, space, halves, centres);
  const numbers = [cell, space.cells.length];
  return isDone ? numbers.filter((_, half) => (halves[half]?.length ?? 0) > CELL_ENTRIES) : [];
}

/** What must not have changed since a cell was read. */
interface Guard {
  namespace: string;
  cell: number;
  size: number;
  version: number;
}

/** One transaction, without effect when somebody else changed the cell or divided another one meanwhile. */
async function divide(
  db: D1Database,
  guard: Guard,
  space: VectorSpace,
  [first, second]: readonly [CellEntry[], CellEntry[]],
  [firstCentre, secondCentre]: [string, string],
): Promise<boolean> {
  const centres = [
    ...space.cells.map(cell => (cell.id === guard.cell ? firstCentre : cell.centre)),
    secondCentre,
  ];
  const isUnchanged = `EXISTS (SELECT 1 FROM vector_spaces WHERE namespace = ?1 AND version = ?2)`;
  const results = await db.batch([
    db
      .prepare(
        `INSERT INTO vector_cells (namespace, cell, size, entries)
         SELECT ?1, ?3, ?4, ?5 WHERE ${isUnchanged}
           AND EXISTS (SELECT 1 FROM vector_cells WHERE namespace = ?1 AND cell = ?6 AND size = ?7)`,
      )
      .bind(
        guard.namespace,
        guard.version,
        space.cells.length,
        second.length,
        textOf(second),
        guard.cell,
        guard.size,
      ),
    replaceStatement(db, guard, first),
    db
      .prepare(
        `UPDATE vector_spaces SET centres = ?3, version = version + 1 WHERE namespace = ?1 AND version = ?2
           AND EXISTS (SELECT 1 FROM vector_cells WHERE namespace = ?1 AND cell = ?4)`,
      )
      .bind(guard.namespace, guard.version, JSON.stringify(centres), space.cells.length),
  ]);
  return results.at(-1)?.meta.changes === 1;
}

function replaceStatement(db: D1Database, guard: Guard, entries: CellEntry[]): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE vector_cells SET size = ?3, entries = ?4 WHERE namespace = ?1 AND cell = ?2 AND size = ?5
         AND EXISTS (SELECT 1 FROM vector_spaces WHERE namespace = ?1 AND version = ?6)`,
    )
    .bind(guard.namespace, guard.cell, entries.length, textOf(entries), guard.size, guard.version);
}

async function liveEntries(db: D1Database, namespace: string, entries: CellEntry[]): Promise<CellEntry[]> {
  const live = await readRevisions(
    db,
    namespace,
    entries.map(entry => entry.id),
  );
  return entries.filter(entry => live.get(entry.id) === entry.revision);
}

function textOf(entries: CellEntry[]): string {
  return entries.map(entry => entry.line).join('');
}
