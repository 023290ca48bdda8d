-- Sellers whose orders wait. The orders themselves say it in their history; here is whom the next of them meets.
CREATE TABLE seller_freeze (
    id INTEGER PRIMARY KEY,
    market_id INTEGER NOT NULL REFERENCES market (id),
    seller_id INTEGER NOT NULL REFERENCES person (id),
    person_id INTEGER NOT NULL REFERENCES person (id), -- who froze
    words TEXT NOT NULL,                      -- told to both sides of each order
    at INTEGER NOT NULL,
    until_at INTEGER,                         -- NULL: until somebody ends it
    ended_at INTEGER,
    ended_by INTEGER REFERENCES person (id)
) STRICT;
CREATE UNIQUE INDEX seller_freeze_open ON seller_freeze (market_id, seller_id) WHERE ended_at IS NULL;

-- 0: not frozen; 1: by itself; 2: with its seller. thawed_at: the last time; 0: never.
ALTER TABLE staff_case ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff_case ADD COLUMN thawed_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX staff_case_frozen ON staff_case (market_id, frozen, due_at, purchase_id) WHERE frozen > 0;
