-- What an agent's first reply asked for although the ticket held it, as a JSON list; NULL before there is a reply.
ALTER TABLE tickets ADD COLUMN asked_known TEXT CHECK (asked_known IS NULL OR json_valid(asked_known));
