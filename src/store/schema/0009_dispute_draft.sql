-- A dispute that somebody has begun to describe: one for a person and an order, so that a lost session or a second tab
-- loses nothing. It goes when the dispute is opened, or when it has not been touched for weeks.
CREATE TABLE dispute_draft (
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    revision INTEGER NOT NULL,                -- counts the changes: what was checked is what is sent
    lines INTEGER NOT NULL DEFAULT 0,         -- bit n is line n; 0: not answered
    reason TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    amount_minor INTEGER NOT NULL DEFAULT 0,
    opened_at INTEGER,                        -- where it was opened elsewhere: the day; NULL: not answered
    story TEXT NOT NULL DEFAULT '',
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (purchase_id, person_id)
) STRICT;
CREATE INDEX dispute_draft_age ON dispute_draft (updated_at);
