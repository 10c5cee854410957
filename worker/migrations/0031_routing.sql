-- Whose ticket it is, as the product vouches for it: how many of theirs are open counts in triage.
ALTER TABLE tickets ADD COLUMN customer_id TEXT;
-- Where the policy sent it first, and where it stood last: how often the first assignment was right is measured.
ALTER TABLE tickets ADD COLUMN routed_team TEXT;
ALTER TABLE tickets ADD COLUMN team TEXT;
CREATE INDEX tickets_by_customer ON tickets (site, customer_id, created_at) WHERE customer_id IS NOT NULL;
