-- Articles as their sources hand them over, and the passages cut from them.
CREATE TABLE articles (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  -- For the assistant and for agents; never indexed, shown or quoted.
  notes TEXT,
  url TEXT,
  locale TEXT NOT NULL,
  area TEXT,
  pages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pages)),
  updated_at TEXT,
  -- Hash of what a customer can see.
  version TEXT NOT NULL,
  -- Hash of everything the source said: unchanged input is not written again.
  input_hash TEXT NOT NULL,
  passage_count INTEGER NOT NULL,
  ingested_at TEXT NOT NULL,
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_source ON articles (site, source, id, input_hash);

CREATE TABLE passages (
  id INTEGER PRIMARY KEY,
  site TEXT NOT NULL,
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  -- One word for the site and one for each page pattern, see scope.ts.
  scope TEXT NOT NULL,
  title TEXT NOT NULL,
  -- Outermost first, one a line.
  headings TEXT NOT NULL,
  body TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  UNIQUE (site, article_id, ordinal),
  FOREIGN KEY (site, article_id) REFERENCES articles (site, id) ON DELETE CASCADE
) STRICT;

-- A match names the site's scope word, so another site's passages are ruled out inside the index.
CREATE VIRTUAL TABLE passages_fts USING fts5 (
  scope, title, headings, body,
  content = 'passages', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

-- In how many passages a term occurs.
CREATE VIRTUAL TABLE passages_vocab USING fts5vocab (passages_fts, row);

CREATE TRIGGER passages_fts_insert AFTER INSERT ON passages BEGIN
  INSERT INTO passages_fts (rowid, scope, title, headings, body)
  VALUES (new.id, new.scope, new.title, new.headings, new.body);
END;

CREATE TRIGGER passages_fts_delete AFTER DELETE ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, scope, title, headings, body)
  VALUES ('delete', old.id, old.scope, old.title, old.headings, old.body);
END;

CREATE TRIGGER passages_fts_update AFTER UPDATE ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, scope, title, headings, body)
  VALUES ('delete', old.id, old.scope, old.title, old.headings, old.body);
  INSERT INTO passages_fts (rowid, scope, title, headings, body)
  VALUES (new.id, new.scope, new.title, new.headings, new.body);
END;

-- What every question needs to know of a site, so that no question counts rows.
CREATE TABLE knowledge_totals (
  site TEXT PRIMARY KEY,
  articles INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  -- Distinct page patterns of the site's articles.
  patterns TEXT NOT NULL CHECK (json_valid(patterns))
) STRICT, WITHOUT ROWID;
