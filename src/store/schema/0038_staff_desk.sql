-- What each of a marketplace's staff may, what they note for each other, and what is written down of their work.
ALTER TABLE market_member ADD COLUMN role TEXT NOT NULL DEFAULT 'staff'; -- of the staff: core/people/duty.h
ALTER TABLE market ADD COLUMN second_above_minor INTEGER;                -- a sum above it takes two people; NULL: none does

CREATE TABLE staff_note (
    id INTEGER PRIMARY KEY,
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    market_id INTEGER NOT NULL REFERENCES market (id),
    person_id INTEGER REFERENCES person (id), -- NULL: the marketplace's own system
    words TEXT NOT NULL,
    folded TEXT NOT NULL,                     -- the same as it is looked for: small letters
    written_at INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_note_order ON staff_note (purchase_id, id);
CREATE INDEX staff_note_market ON staff_note (market_id, id);

-- What the staff of one marketplace did, and at what they looked; NULL: nothing of a marketplace.
ALTER TABLE audit ADD COLUMN market_id INTEGER REFERENCES market (id);
CREATE INDEX audit_market ON audit (market_id, id) WHERE market_id IS NOT NULL;

-- Money that waits for a second person. One open proposal an order.
CREATE TABLE staff_second (
    id INTEGER PRIMARY KEY,
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    market_id INTEGER NOT NULL REFERENCES market (id),
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    words TEXT NOT NULL,                      -- that go with the act
    state TEXT NOT NULL,                      -- 'waiting', 'approved', 'refused'
    by_id INTEGER NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    second_id INTEGER REFERENCES person (id),
    second_at INTEGER,
    second_words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX staff_second_open ON staff_second (purchase_id) WHERE state = 'waiting';
CREATE INDEX staff_second_market ON staff_second (market_id, state, id);
