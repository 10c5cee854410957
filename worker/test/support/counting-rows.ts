/** A database that counts the rows its single statements read (`all`), as the free plan does. */
export function countingRows(db: D1Database): { db: D1Database; rowsRead: () => number } {
  let rows = 0;
  const counted = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => counted(target.bind(...values));
        if (name !== 'all') return Reflect.get(target, name).bind(target);
        return async () => {
          const result = await target.all();
          rows += result.meta.rows_read;
          return result;
        };
      },
    });
  return {
    db: new Proxy(db, {
      get(target, name) {
        if (name === 'prepare') return (query: string) => counted(target.prepare(query));
        return Reflect.get(target, name).bind(target);
      },
    }),
    rowsRead: () => rows,
  };
}
