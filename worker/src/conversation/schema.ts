/** Tables of one conversation object; each entry runs once, in order. */
const MIGRATIONS = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    created_at INTEGER NOT NULL,
    feedback TEXT,
    is_replaced INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  -- One row an answer. (user_message_id, replaces) names the request, so a retry finds its turn; an answer
  -- that a person's takeover discarded may be asked for again in a later epoch.
  CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    user_message_id TEXT NOT NULL,
    replaces TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    input TEXT NOT NULL CHECK (json_valid(input)),
    trace TEXT,
    started_at INTEGER NOT NULL,
    UNIQUE (user_message_id, replaces, epoch)
  ) STRICT;

  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    attempts INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE due (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
  ) STRICT;
  `,
  `
  -- What the learned collection should hold of a turn, and whether it knows.
  CREATE TABLE lessons (
    turn TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    wanted TEXT NOT NULL CHECK (wanted IN ('learned', 'withdrawn')),
    -- The question's words; gone once it is withdrawn.
    question TEXT CHECK (json_valid(question)),
    articles TEXT NOT NULL CHECK (json_valid(articles)),
    reason TEXT,
    is_sent INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    outcome TEXT
  ) STRICT;
  `,
];

/** Brings an object's tables up to date; cheap when they are. */
export function migrate(storage: DurableObjectStorage): void {
  const { sql } = storage;
  sql.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
  const current = Number(
    sql.exec('SELECT COALESCE(MAX(version), 0) AS version FROM schema_version').one()['version'],
  );
  MIGRATIONS.slice(current).forEach((statements, index) => {
    storage.transactionSync(() => {
      sql.exec(statements);
      sql.exec('INSERT INTO schema_version (version) VALUES (?)', current + index + 1);
    });
  });
}
