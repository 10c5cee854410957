-- Append-only log of what happened, written by the conversations' outboxes at least once:
-- the primary key makes a second delivery harmless. Conversation ids are the clients' choice, and
-- unique within a site only.
CREATE TABLE events (
  conversation TEXT NOT NULL,
  seq INTEGER NOT NULL,
  site TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  PRIMARY KEY (site, conversation, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_site ON events (site, at);

-- Durable Objects cannot be listed from inside: this is their index, a read model of the events.
CREATE TABLE conversations (
  id TEXT NOT NULL,
  site TEXT NOT NULL,
  visitor TEXT NOT NULL,
  customer TEXT,
  owner TEXT NOT NULL,
  started_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  last_seq INTEGER NOT NULL,
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX conversations_by_site ON conversations (site, last_at);
