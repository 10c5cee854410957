-- What the desk searches in; kept by the triggers below, so no writer can forget it.
CREATE VIRTUAL TABLE tickets_fts USING fts5 (
  subject, customer, reference, tags, words,
  content = 'tickets', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER tickets_fts_insert AFTER INSERT ON tickets BEGIN
  INSERT INTO tickets_fts (rowid, subject, customer, reference, tags, words)
  VALUES (new.number, new.subject, new.customer, new.reference, new.tags, new.words);
END;

CREATE TRIGGER tickets_fts_delete AFTER DELETE ON tickets BEGIN
  INSERT INTO tickets_fts (tickets_fts, rowid, subject, customer, reference, tags, words)
  VALUES ('delete', old.number, old.subject, old.customer, old.reference, old.tags, old.words);
END;

CREATE TRIGGER tickets_fts_update AFTER UPDATE OF subject, customer, reference, tags, words ON tickets BEGIN
  INSERT INTO tickets_fts (tickets_fts, rowid, subject, customer, reference, tags, words)
  VALUES ('delete', old.number, old.subject, old.customer, old.reference, old.tags, old.words);
  INSERT INTO tickets_fts (rowid, subject, customer, reference, tags, words)
  VALUES (new.number, new.subject, new.customer, new.reference, new.tags, new.words);
END;

INSERT INTO tickets_fts (tickets_fts) VALUES ('rebuild');

-- The queue is read newest message first, a page at a time.
CREATE INDEX tickets_by_last_message ON tickets (last_message_at, number);
CREATE INDEX tickets_by_delivery ON tickets (delivery, last_message_at);

-- Texts that agents insert.
CREATE TABLE macros (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  solve INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

INSERT INTO macros (id, name, text, tags, solve) VALUES
  ('looking', 'Looking into it',
   'Hello {{customer}}, this is {{agent}}. I am looking into it and will write here as soon as I know more.', '[]', 0),
  ('details', 'Ask for a screenshot',
   'Could you send a screenshot of what you see, with the whole page on it? You can attach it right here.',
   '["waiting-for-customer"]', 0),
  ('done', 'It is fixed, close',
   'This is fixed now. If it comes back, just write here: your ticket {{reference}} opens again.', '[]', 1);

-- What the embedded mail port would have sent.
CREATE TABLE mails (
  id TEXT PRIMARY KEY,
  site TEXT,
  conversation TEXT,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX mails_by_time ON mails (at, id);
CREATE INDEX mails_by_conversation ON mails (site, conversation);

-- Lessons of solved tickets, waiting for a knowledge owner.
CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  question TEXT NOT NULL,
  resolution TEXT NOT NULL,
  missed TEXT NOT NULL,
  article_id TEXT,
  conversation TEXT NOT NULL,
  segment INTEGER NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  decided_by TEXT,
  decided_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX reviews_by_state ON reviews (state, at, id);
CREATE INDEX reviews_by_conversation ON reviews (site, conversation);

-- Who works at the desk: names to assign to.
CREATE TABLE desk_agents (
  name TEXT PRIMARY KEY,
  email TEXT,
  seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
