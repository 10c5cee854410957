-- Vectors of passages and questions, and the cells they are searched by. See docs/decisions/0020.
CREATE TABLE vectors (
  -- A site and collection.
  namespace TEXT NOT NULL,
  id TEXT NOT NULL,
  -- What can be filtered by, 64 bytes of it.
  article_id TEXT NOT NULL,
  locale TEXT,
  area TEXT,
  -- Fingerprint of all of it: an entry of a cell with another one is stale.
  revision TEXT NOT NULL,
  -- One character a dimension, see vector-code.ts.
  code TEXT NOT NULL,
  PRIMARY KEY (namespace, id)
) STRICT, WITHOUT ROWID;

-- Neighbours in one row, so that a question reads few rows. Entries are appended, and cleaned when a
-- cell is full.
CREATE TABLE vector_cells (
  namespace TEXT NOT NULL,
  cell INTEGER NOT NULL,
  size INTEGER NOT NULL,
  -- One a line, see vector-entry.ts.
  entries TEXT NOT NULL,
  PRIMARY KEY (namespace, cell)
) STRICT, WITHOUT ROWID;

-- What a question reads first: all cells' centres.
CREATE TABLE vector_spaces (
  namespace TEXT PRIMARY KEY,
  dimensions INTEGER NOT NULL,
  -- Raised whenever a cell is divided, so that two divisions at once do not mix.
  version INTEGER NOT NULL,
  centres TEXT NOT NULL CHECK (json_valid(centres))
) STRICT, WITHOUT ROWID;
