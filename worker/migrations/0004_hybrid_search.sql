-- What ranking needs to know of an article without reading its text.
-- Words of title and text; 0 in rows from before this migration, whose terms were never counted.
ALTER TABLE articles ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
-- 1 when the title is a question, as a FAQ's titles are.
ALTER TABLE articles ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;
-- Plans that the article is meant for; [] for everybody.
ALTER TABLE articles ADD COLUMN plans TEXT NOT NULL DEFAULT '[]';

ALTER TABLE knowledge_totals ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE knowledge_totals ADD COLUMN asking INTEGER NOT NULL DEFAULT 0;

-- Two-character pieces of scripts without spaces, so that they can be found by words as well.
ALTER TABLE passages ADD COLUMN pieces TEXT NOT NULL DEFAULT '';
-- The stems of headings and text in order, so that ranking neither cuts nor stems.
ALTER TABLE passages ADD COLUMN stems TEXT NOT NULL DEFAULT '';

DROP TRIGGER passages_fts_insert;
DROP TRIGGER passages_fts_delete;
DROP TRIGGER passages_fts_update;
DROP TABLE passages_vocab;
DROP TABLE passages_fts;

CREATE VIRTUAL TABLE passages_fts USING fts5 (
  scope, title, headings, body, pieces,
  content = 'passages', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO passages_fts (passages_fts) VALUES ('rebuild');

-- Titles alone, one row an article (that of its first passage): a short index for the words that every title has.
CREATE VIRTUAL TABLE titles_fts USING fts5 (
  scope, title, pieces,
  content = 'passages', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO titles_fts (rowid, scope, title, pieces)
SELECT id, scope, title, pieces FROM passages WHERE ordinal = 0;

CREATE TRIGGER titles_fts_insert AFTER INSERT ON passages WHEN new.ordinal = 0 BEGIN
  INSERT INTO titles_fts (rowid, scope, title, pieces) VALUES (new.id, new.scope, new.title, new.pieces);
END;

CREATE TRIGGER titles_fts_delete AFTER DELETE ON passages WHEN old.ordinal = 0 BEGIN
  INSERT INTO titles_fts (titles_fts, rowid, scope, title, pieces)
  VALUES ('delete', old.id, old.scope, old.title, old.pieces);
END;

CREATE TRIGGER passages_fts_insert AFTER INSERT ON passages BEGIN
  INSERT INTO passages_fts (rowid, scope, title, headings, body, pieces)
  VALUES (new.id, new.scope, new.title, new.headings, new.body, new.pieces);
END;

CREATE TRIGGER passages_fts_delete AFTER DELETE ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, scope, title, headings, body, pieces)
  VALUES ('delete', old.id, old.scope, old.title, old.headings, old.body, old.pieces);
END;

CREATE TRIGGER passages_fts_update AFTER UPDATE ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, scope, title, headings, body, pieces)
  VALUES ('delete', old.id, old.scope, old.title, old.headings, old.body, old.pieces);
  INSERT INTO passages_fts (rowid, scope, title, headings, body, pieces)
  VALUES (new.id, new.scope, new.title, new.headings, new.body, new.pieces);
END;

-- In how many documents of a site each stem occurs, many stems a row: one row a stem would cost a
-- write for every new word. Collections: 'articles', 'learned'.
CREATE TABLE term_counts (
  site TEXT NOT NULL,
  collection TEXT NOT NULL,
  shard INTEGER NOT NULL,
  -- {stem: documents}
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  PRIMARY KEY (site, shard, collection)
) STRICT, WITHOUT ROWID;

-- Words that occur anywhere in this database, to mend misspelt ones. Only words that the asking
-- site itself uses are ever taken from it.
CREATE TABLE vocabulary (
  id INTEGER PRIMARY KEY,
  stem TEXT NOT NULL UNIQUE,
  -- One way in which the stem is written.
  word TEXT NOT NULL,
  -- First letter and the others in order: what swapped letters have in common.
  skeleton TEXT NOT NULL,
  shard INTEGER NOT NULL
) STRICT;

CREATE INDEX vocabulary_by_skeleton ON vocabulary (skeleton);

CREATE VIRTUAL TABLE vocabulary_fts USING fts5 (
  stem, content = 'vocabulary', content_rowid = 'id', tokenize = 'trigram'
);

CREATE TRIGGER vocabulary_fts_insert AFTER INSERT ON vocabulary BEGIN
  INSERT INTO vocabulary_fts (rowid, stem) VALUES (new.id, new.stem);
END;

-- Questions that were resolved, with the articles that resolved them: their neighbours vote.
CREATE TABLE learned_questions (
  rowid INTEGER PRIMARY KEY,
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Where it was learned: 'history', or 'conversation'.
  origin TEXT NOT NULL,
  scope TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  words INTEGER NOT NULL,
  -- Stems of title, title and text: the subject line says what it is about.
  stems TEXT NOT NULL,
  articles TEXT NOT NULL CHECK (json_valid(articles)),
  -- What resolved it, where no article did.
  reply TEXT,
  page TEXT,
  asked_at TEXT,
  learned_at TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  UNIQUE (site, id)
) STRICT;

-- A withdrawn question leaves the index and is not learned again until it is restored.
CREATE TABLE withdrawn_questions (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  reason TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE learned_fts USING fts5 (
  scope, title, text,
  content = 'learned_questions', content_rowid = 'rowid',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER learned_fts_insert AFTER INSERT ON learned_questions BEGIN
  INSERT INTO learned_fts (rowid, scope, title, text) VALUES (new.rowid, new.scope, new.title, new.text);
END;

CREATE TRIGGER learned_fts_delete AFTER DELETE ON learned_questions BEGIN
  INSERT INTO learned_fts (learned_fts, rowid, scope, title, text)
  VALUES ('delete', old.rowid, old.scope, old.title, old.text);
END;

-- How often each article resolved a learned question: a stock answer's votes count less.
CREATE TABLE learned_articles (
  site TEXT NOT NULL,
  article_id TEXT NOT NULL,
  questions INTEGER NOT NULL,
  PRIMARY KEY (site, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE learned_totals (
  site TEXT PRIMARY KEY,
  questions INTEGER NOT NULL,
  words INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
