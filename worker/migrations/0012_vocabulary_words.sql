-- Every way in which a word is written, not one a stem: a misspelt "notificaton" is near to "notification"
-- and far from the stem "notif". Rows from before keep their one word until their article is written again.
DROP TRIGGER vocabulary_fts_insert;
DROP TABLE vocabulary_fts;
DROP INDEX vocabulary_by_skeleton;
ALTER TABLE vocabulary RENAME TO vocabulary_stems;

CREATE TABLE vocabulary (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  stem TEXT NOT NULL,
  -- First letter of the word and the others in order: what swapped letters have in common.
  skeleton TEXT NOT NULL,
  -- Where the stem is counted.
  shard INTEGER NOT NULL
) STRICT;

INSERT OR IGNORE INTO vocabulary (id, word, stem, skeleton, shard)
SELECT id, word, stem, skeleton, shard FROM vocabulary_stems;
DROP TABLE vocabulary_stems;

CREATE INDEX vocabulary_by_skeleton ON vocabulary (skeleton);

CREATE VIRTUAL TABLE vocabulary_fts USING fts5 (
  word, content = 'vocabulary', content_rowid = 'id', tokenize = 'trigram'
);
INSERT INTO vocabulary_fts (vocabulary_fts) VALUES ('rebuild');

CREATE TRIGGER vocabulary_fts_insert AFTER INSERT ON vocabulary BEGIN
  INSERT INTO vocabulary_fts (rowid, word) VALUES (new.id, new.word);
END;
