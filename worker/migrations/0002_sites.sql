-- One row a site: who may embed the widget, how it looks, and the keys that vouch for its customers.
CREATE TABLE sites (
  id TEXT PRIMARY KEY,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  updated_at TEXT NOT NULL
) STRICT;
