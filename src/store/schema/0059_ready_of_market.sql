-- Ready answers that the staff of one marketplace have: then nobody's own.
ALTER TABLE ready_answer ADD COLUMN market_id INTEGER REFERENCES market (id);
CREATE INDEX ready_answer_market ON ready_answer (market_id, id) WHERE market_id IS NOT NULL;
