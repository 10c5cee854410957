-- Each published policy of a site, whole: the newest is in force, going back publishes an older one anew.
CREATE TABLE policies (
  site TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- As it was written, with its comments, and as it was read.
  text TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  author TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (site, version)
) STRICT, WITHOUT ROWID;

-- The topic classifier of a site, in chunks below the limit of a row.
CREATE TABLE topic_models (
  site TEXT NOT NULL,
  -- Names the bytes: whoever holds it in memory knows whether it is still the one.
  name TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  chunks INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  -- What it was trained from, for people.
  about TEXT NOT NULL CHECK (json_valid(about)),
  created_at TEXT NOT NULL,
  PRIMARY KEY (site, name, chunk)
) STRICT;
