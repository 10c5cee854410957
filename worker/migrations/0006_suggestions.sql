-- Suggested questions, worked out when articles or learned questions change: a session reads one row.
CREATE TABLE suggestions (
  site TEXT NOT NULL,
  -- Primary subtag, lower case.
  language TEXT NOT NULL,
  -- PageSuggestions, see suggestions.ts.
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (site, language)
) STRICT, WITHOUT ROWID;
