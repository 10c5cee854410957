import type { NewPolicy, PolicyBook, PolicyVersion, StoredPolicy, TopicModelAbout } from '../policy/book.ts';

const COLUMNS = 'version, author, note, created_at AS createdAt';

/** Policies in D1. A new version and the classifier that goes with it are written in one transaction. */
export function createD1PolicyBook(
  db: D1Database,
  deps: { now: () => Date; newId: () => string },
): PolicyBook {
  const one = (site: string, where: string, ...values: number[]) =>
    db
      .prepare(`SELECT ${COLUMNS}, text FROM policies WHERE site = ?1 ${where}`)
      .bind(site, ...values)
      .first<StoredPolicy>();

  return {
    async newest(site) {
      return (await one(site, 'ORDER BY version DESC LIMIT 1')) ?? undefined;
    },
    async get(site, version) {
      return (await one(site, 'AND version = ?2', version)) ?? undefined;
    },
    async versions(site) {
      const { results } = await db
        .prepare(`SELECT ${COLUMNS} FROM policies WHERE site = ?1 ORDER BY version DESC LIMIT 100`)
        .bind(site)
        .all<PolicyVersion>();
      return results;
    },
    async publish(site, next) {
      const version = next.base + 1;
      const createdAt = deps.now().toISOString();
      const insert = db
        .prepare(
          `INSERT INTO policies (site, version, text, document, author, note, created_at)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
           WHERE (SELECT coalesce(max(version), 0) FROM policies WHERE site = ?1) = ?2 - 1`,
        )
        .bind(site, version, next.text, JSON.stringify(next.policy), next.author, next.note, createdAt);
      const model = next.model ? modelRows(db, site, version, createdAt, deps.newId(), next.model) : [];
      const [written] = await db.batch([insert, ...model]);
      if (written?.meta.changes === 1) return { ok: true, version };
      return { ok: false, newest: (await this.newest(site))?.version ?? 0 };
    },
    async model(site) {
      const row = await db
        .prepare('SELECT about FROM topic_models WHERE site = ?1 ORDER BY created_at DESC, name LIMIT 1')
        .bind(site)
        .first<{ about: string }>();
      return row ? (JSON.parse(row.about) as TopicModelAbout) : undefined;
    },
  };
}

/** Only where the version that they go with was written by this very batch; the one before goes. */
function modelRows(
  db: D1Database,
  site: string,
  version: number,
  createdAt: string,
  name: string,
  { chunks, about }: NonNullable<NewPolicy['model']>,
): D1PreparedStatement[] {
  const isOurs = 'EXISTS (SELECT 1 FROM policies WHERE site = ?1 AND version = ?2 AND created_at = ?3)';
  return [
    db.prepare(`DELETE FROM topic_models WHERE site = ?1 AND ${isOurs}`).bind(site, version, createdAt),
    ...chunks.map((bytes, chunk) =>
      db
        .prepare(
          `INSERT INTO topic_models (site, name, chunk, chunks, bytes, about, created_at)
           SELECT ?1, ?4, ?5, ?6, ?7, ?8, ?3 WHERE ${isOurs}`,
        )
        .bind(site, version, createdAt, name, chunk, chunks.length, bytes, JSON.stringify(about)),
    ),
  ];
}
