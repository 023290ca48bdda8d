-- The commission: who is willing to sit, the panels that were called, and what their members and the staff decided.

CREATE TABLE commission_member (
    person_id INTEGER PRIMARY KEY REFERENCES person (id), -- willing to be drawn
    since INTEGER NOT NULL
) STRICT;

CREATE TABLE panel (
    id INTEGER PRIMARY KEY,
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    number INTEGER NOT NULL,                  -- from 1: the panels of the order
    round INTEGER NOT NULL,                   -- 0, then 1 more with each appeal
    mode TEXT NOT NULL,                       -- 'peers', 'team', 'agent'
    size INTEGER NOT NULL,                    -- seats
    seed TEXT NOT NULL,                       -- published; eligible and specialists are ids in ascending order, with a
    list_hash TEXT NOT NULL,                  -- space between them, so that the draw can be repeated
    eligible TEXT NOT NULL,
    specialists TEXT NOT NULL,
    called_at INTEGER NOT NULL,
    phase TEXT NOT NULL,
    phase_due_at INTEGER NOT NULL DEFAULT 0,  -- the end of voting or revealing; 0: none of its own
    due_at INTEGER,                           -- when something strikes by itself; NULL: nothing does
    ended_at INTEGER,                         -- NULL: at work
    event_number INTEGER,                     -- of the decision in the order's list; NULL: none
    UNIQUE (purchase_id, number)
) STRICT;
CREATE UNIQUE INDEX panel_open ON panel (purchase_id) WHERE ended_at IS NULL;
CREATE INDEX panel_due ON panel (due_at, id) WHERE due_at IS NOT NULL AND ended_at IS NULL;

CREATE TABLE panel_seat (
    panel_id INTEGER NOT NULL REFERENCES panel (id),
    position INTEGER NOT NULL,                -- from 0: the place in the draw
    person_id INTEGER NOT NULL REFERENCES person (id),
    state TEXT NOT NULL,
    respond_by INTEGER NOT NULL DEFAULT 0,
    commitment TEXT NOT NULL DEFAULT '',      -- of the hidden ballot, which is not here before it is revealed
    remedy TEXT NOT NULL DEFAULT '',
    amount_minor INTEGER NOT NULL DEFAULT 0,
    code TEXT NOT NULL DEFAULT '',
    salt TEXT NOT NULL DEFAULT '',            -- shown at the reveal, so that anybody can compare
    reasons TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (panel_id, position),
    UNIQUE (panel_id, person_id)
) STRICT;
CREATE INDEX panel_seat_person ON panel_seat (person_id, panel_id);

-- Where staff decides: what one of them proposes, and what another says to it.
CREATE TABLE panel_proposal (
    panel_id INTEGER NOT NULL REFERENCES panel (id),
    number INTEGER NOT NULL,                  -- from 1
    person_id INTEGER NOT NULL REFERENCES person (id),
    proposed_at INTEGER NOT NULL,
    remedy TEXT NOT NULL,                     -- '': for the seller
    amount_minor INTEGER NOT NULL,
    code TEXT NOT NULL,
    reasons TEXT NOT NULL,
    state TEXT NOT NULL,                      -- 'proposed', 'confirmed', 'sent_back'
    answered_by INTEGER REFERENCES person (id),
    answered_at INTEGER,
    answer TEXT NOT NULL DEFAULT '',          -- why it was sent back
    PRIMARY KEY (panel_id, number)
) STRICT;
