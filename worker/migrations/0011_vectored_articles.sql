-- Which articles' passages are in the vector index, so that a failed write or another embedder is made good
-- by the next ingest, and vectors of articles that are gone can be named. No foreign key: rows outlive articles.
CREATE TABLE vectored_articles (
  site TEXT NOT NULL,
  article_id TEXT NOT NULL,
  -- Embedder and index that hold the vectors.
  holder TEXT NOT NULL,
  -- Passages that may have a vector: ordinals 0 up to this.
  passages INTEGER NOT NULL,
  -- The article's input_hash when all its vectors were written; '' while they are being written.
  hash TEXT NOT NULL,
  PRIMARY KEY (site, article_id)
) STRICT, WITHOUT ROWID;
