import { slicesOf } from '../vector-limits.ts';

/** D1 binds 100 values a statement; some are needed for the rest. */
const VALUES = 90;

/**
 * Reads rows by many keys. Bound values instead of json_each: that would count two further rows a key.
 * `sql` gets the placeholders of the keys and has ?1 for the namespace.
 */
export async function selectIn<Row>(
  db: D1Database,
  sql: (placeholders: string) => string,
  namespace: string,
  keys: Array<string | number>,
): Promise<Row[]> {
  const statements = slicesOf(keys, VALUES).map(slice =>
    db.prepare(sql(slice.map((_, index) => `?${index + 2}`).join(', '))).bind(namespace, ...slice),
  );
  const [only] = statements;
  if (!only) return [];
  if (statements.length === 1) return (await only.all<Row>()).results;
  return (await db.batch<Row>(statements)).flatMap(result => result.results);
}
