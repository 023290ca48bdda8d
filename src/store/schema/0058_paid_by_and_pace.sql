-- How an order that its buyer notes here was paid: a word of core/advice, '' where nobody said. The way of paying can give the money
-- back where the marketplace does not.
ALTER TABLE purchase ADD COLUMN paid_by TEXT NOT NULL DEFAULT '';

-- When a call of a kind of row of the outbox last left, where its far side takes only so many a second: as many slots as it takes, taken in
-- turn by all servers together.
CREATE TABLE call_slot (
    kind TEXT NOT NULL,
    slot INTEGER NOT NULL,                    -- from 0
    at INTEGER NOT NULL,
    PRIMARY KEY (kind, slot)
) STRICT;
