-- Another value whenever a site's counts of words change, so that what was counted once can be kept at hand.
ALTER TABLE knowledge_totals ADD COLUMN version TEXT NOT NULL DEFAULT '';
ALTER TABLE learned_totals ADD COLUMN version TEXT NOT NULL DEFAULT '';
