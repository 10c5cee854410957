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
  `
  -- A person's answer names its author; absent means the assistant.
  ALTER TABLE messages ADD COLUMN author TEXT CHECK (author IS NULL OR json_valid(author));

  CREATE TABLE segments (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    first_seq INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER
  ) STRICT;
  -- What was said before segments were kept is the first.
  INSERT INTO segments (first_seq, opened_at)
    SELECT 1, CAST(value AS INTEGER) FROM meta WHERE key = 'started_at';
  INSERT INTO meta (key, value) SELECT 'status', 'person' FROM meta WHERE key = 'owner' AND value = 'person';

  -- One row a segment that went to people; see handoffs.ts for the record.
  CREATE TABLE handoffs (
    segment INTEGER PRIMARY KEY,
    record TEXT NOT NULL CHECK (json_valid(record))
  ) STRICT;

  -- What the helpdesk must still hear, and what it has heard.
  CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    segment INTEGER NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    status TEXT NOT NULL CHECK (status IN ('queued', 'delivered', 'parked')),
    attempts INTEGER NOT NULL DEFAULT 0,
    may_exist INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    reason TEXT
  ) STRICT;
  CREATE INDEX deliveries_waiting ON deliveries (segment, seq) WHERE status <> 'delivered';

  -- Replies that have come in, by the helpdesk's own id: none comes in twice.
  CREATE TABLE inbound (
    id TEXT PRIMARY KEY,
    message_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Agents' internal notes, written in the desk; they never leave for the customer.
  CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    segment INTEGER NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  -- Answers of the assistant that a person must see first.
  CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    segment INTEGER NOT NULL,
    question TEXT NOT NULL,
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'discarded', 'stale')),
    decided_by TEXT,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE ratings (
    segment INTEGER PRIMARY KEY,
    by TEXT NOT NULL,
    score INTEGER,
    comment TEXT,
    asked_at INTEGER NOT NULL
  ) STRICT;

  -- Files; their bytes lie in chunks below the limit of a row, or in a store of their own.
  CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    is_stored INTEGER NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE attachment_chunks (
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (id, start)
  ) STRICT;
  `,
  `
  -- How each message was read and what became of it, also of those that went to people without a turn.
  CREATE TABLE judgements (
    message_id TEXT PRIMARY KEY,
    judged TEXT NOT NULL CHECK (json_valid(judged)),
    created_at INTEGER NOT NULL
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
