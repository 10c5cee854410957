-- Tickets that came to a helpdesk by themselves and were triaged: each once, with what was done.
CREATE TABLE ticket_triage (
  helpdesk TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  site TEXT NOT NULL,
  outcome TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
  at TEXT NOT NULL,
  PRIMARY KEY (helpdesk, ticket_id)
) STRICT, WITHOUT ROWID;
