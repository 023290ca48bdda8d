-- The money of hosted orders: what moved, and what the outside world is asked to do.
ALTER TABLE market ADD COLUMN fee_basis_points INTEGER NOT NULL DEFAULT 0;   -- of what sellers get
ALTER TABLE purchase ADD COLUMN fee_basis_points INTEGER NOT NULL DEFAULT 0; -- as it was when the order was placed

-- Append-only; the postings of one event sum to zero.
CREATE TABLE posting (
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    event_number INTEGER NOT NULL,
    account TEXT NOT NULL,                    -- 'buyer', 'hold', 'seller', 'fee'
    amount_minor INTEGER NOT NULL,
    PRIMARY KEY (purchase_id, event_number, account)
) STRICT;

-- "Give 12.50 EUR back": handed out until somebody says that it is done, and done once by its key.
CREATE TABLE effect (
    key TEXT PRIMARY KEY,                     -- the order's ref and the event's number
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    event_number INTEGER NOT NULL,
    kind TEXT NOT NULL,                       -- 'refund' to the buyer, 'release' to the seller
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,                      -- 'waiting', 'done', 'dead': it will never be done
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER,                      -- NULL: not waiting any more
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    said TEXT NOT NULL DEFAULT ''             -- what was last said to it
) STRICT;
CREATE INDEX effect_due ON effect (next_try_at, key) WHERE next_try_at IS NOT NULL;
CREATE INDEX effect_order ON effect (purchase_id, event_number);

-- The book of the simulated payment provider: outside of everything above.
CREATE TABLE simulated_payment (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;
