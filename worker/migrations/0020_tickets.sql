-- The board: a row for every handed-over segment, whichever helpdesk has its ticket. A read model of the
-- conversations' objects, written by them at least once; `rev` only moves forward.
CREATE TABLE tickets (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL,
  key TEXT NOT NULL,
  conversation TEXT NOT NULL,
  segment INTEGER NOT NULL,
  rev INTEGER NOT NULL,
  helpdesk TEXT NOT NULL,
  ticket_id TEXT,
  reference TEXT,
  url TEXT,
  status TEXT NOT NULL,
  delivery TEXT NOT NULL,
  parked_reason TEXT,
  subject TEXT NOT NULL,
  customer TEXT,
  topic TEXT,
  priority TEXT NOT NULL,
  sentiment TEXT NOT NULL,
  trigger TEXT NOT NULL,
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  assignee TEXT,
  first_reply_due_at TEXT,
  resolution_due_at TEXT,
  first_replied_at TEXT,
  solved_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  last_message_at TEXT NOT NULL,
  last_from TEXT NOT NULL,
  words TEXT NOT NULL,
  UNIQUE (site, key)
) STRICT;

CREATE INDEX tickets_by_status ON tickets (status, last_message_at);
CREATE INDEX tickets_by_vendor_id ON tickets (helpdesk, ticket_id);
CREATE INDEX tickets_by_conversation ON tickets (site, conversation);

-- Deliveries of webhooks that were taken: a replay finds its row and changes nothing.
CREATE TABLE hook_events (
  helpdesk TEXT NOT NULL,
  event_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (helpdesk, event_id)
) STRICT, WITHOUT ROWID;
