-- Where a help desk that was taken over had its questions and people: what points there is led on.
CREATE TABLE old_address (
    kind INTEGER NOT NULL,  -- 1 question, 2 person
    old TEXT NOT NULL,      -- its number or name there
    id INTEGER NOT NULL,    -- what it is here
    PRIMARY KEY (kind, old)
) STRICT;
