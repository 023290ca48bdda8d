-- Orders: the head, its lines, and the list of what happened. The list is the truth; what the head says of the state is
-- a cache that `recourse check` makes again and compares.
CREATE TABLE purchase (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,                 -- in addresses: not to be guessed
    buyer_id INTEGER NOT NULL REFERENCES person (id),
    policy TEXT NOT NULL,                     -- the id and version that the order was placed under
    policy_version INTEGER NOT NULL,
    external INTEGER NOT NULL,                -- 1: the parties act elsewhere, the buyer notes it here
    marketplace TEXT NOT NULL,                -- as it is called
    number TEXT NOT NULL DEFAULT '',          -- the marketplace's own number of the order
    seller TEXT NOT NULL DEFAULT '',
    tracking TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL,
    ordered_at INTEGER NOT NULL,
    promised_at INTEGER,                      -- NULL: the policy's own time
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 0,       -- cache: events so far
    next_due_at INTEGER,                      -- cache: the first deadline; NULL: none
    over INTEGER NOT NULL DEFAULT 0           -- cache: nothing can change it any more
) STRICT;
CREATE INDEX purchase_buyer ON purchase (buyer_id, over, next_due_at);
CREATE INDEX purchase_due ON purchase (next_due_at, id) WHERE next_due_at IS NOT NULL AND over = 0;

CREATE TABLE purchase_line (
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    position INTEGER NOT NULL,                -- from 0
    title TEXT NOT NULL,
    quantity INTEGER NOT NULL DEFAULT 1,
    amount_minor INTEGER NOT NULL,            -- of the whole line
    PRIMARY KEY (purchase_id, position)
) STRICT;

-- Append-only. Words are stored, never numbers; a field that a kind does not use is 0 or empty.
CREATE TABLE purchase_event (
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    number INTEGER NOT NULL,                  -- from 1, without gaps
    kind TEXT NOT NULL,
    by_party TEXT NOT NULL,
    at INTEGER NOT NULL,
    until_at INTEGER NOT NULL DEFAULT 0,
    lines INTEGER NOT NULL DEFAULT 0,
    amount_minor INTEGER NOT NULL DEFAULT 0,
    currency TEXT NOT NULL DEFAULT '',
    days INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    bytes INTEGER NOT NULL DEFAULT 0,
    favour TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',
    person_id INTEGER REFERENCES person (id), -- NULL: the clock, or the law itself
    note TEXT NOT NULL DEFAULT '',
    noted_at INTEGER NOT NULL,                -- when it was written down
    hash TEXT NOT NULL,                       -- SHA-256 over the hash before and all of this
    PRIMARY KEY (purchase_id, number)
) STRICT;
