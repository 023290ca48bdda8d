-- How each dispute of a hosted order ended, written with the event that ended it: what reports are made of.
CREATE TABLE dispute_outcome (
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    number INTEGER NOT NULL,                  -- of the event that ended it
    market_id INTEGER NOT NULL REFERENCES market (id),
    seller_id INTEGER REFERENCES person (id),
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,                    -- 'full', 'part', 'nothing', 'taken_back', 'replaced', 'bank'
    way TEXT NOT NULL,                        -- 'agreed', 'decided', 'silence', 'taken_back', 'bank'
    amount_minor INTEGER NOT NULL,            -- that went back
    currency TEXT NOT NULL,
    decided_by INTEGER REFERENCES person (id), -- of the staff; NULL: a commission, or nobody
    opened_at INTEGER NOT NULL,
    escalated_at INTEGER NOT NULL,            -- 0: it was not
    decided_at INTEGER NOT NULL,              -- 0: it was not
    ended_at INTEGER NOT NULL,
    PRIMARY KEY (purchase_id, number)
) STRICT;
CREATE INDEX dispute_outcome_ended ON dispute_outcome (market_id, ended_at);

-- A name for a filter of the queue. person_id NULL: everybody's of the staff.
CREATE TABLE staff_view (
    id INTEGER PRIMARY KEY,
    market_id INTEGER NOT NULL REFERENCES market (id),
    person_id INTEGER NOT NULL REFERENCES person (id), -- who made it
    shared INTEGER NOT NULL,                  -- 1: everybody of the staff has it
    name TEXT NOT NULL,
    address TEXT NOT NULL                     -- "?show=dispute&reason=damaged"
) STRICT;
CREATE INDEX staff_view_market ON staff_view (market_id, id);
