-- What a purge took down is kept aside for a day: until then all of it can be taken back, then the timer wipes it.
CREATE TABLE purge (
    id INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES person (id), -- whose posts
    guest_id INTEGER REFERENCES guest (id),
    by_id INTEGER REFERENCES person (id),     -- who purged
    at INTEGER NOT NULL,
    gone_at INTEGER NOT NULL,                 -- when its texts go
    done_at INTEGER,                          -- taken back, or wiped; the row stays, so that no number comes again
    blocked_until INTEGER,                    -- the account's block before
    blocked_for TEXT NOT NULL DEFAULT '',
    network TEXT NOT NULL DEFAULT '',         -- that was blocked with it, and its block before
    network_until INTEGER,
    network_for TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX purge_gone ON purge (gone_at, id) WHERE done_at IS NULL;
CREATE TABLE purged_post (
    post_type INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    purge_id INTEGER NOT NULL REFERENCES purge (id),
    state INTEGER NOT NULL,                   -- before
    held_for TEXT NOT NULL DEFAULT '',
    best INTEGER NOT NULL DEFAULT 0,          -- 1: the best answer of its question
    PRIMARY KEY (post_type, post_id)
) STRICT;
CREATE INDEX purged_post_purge ON purged_post (purge_id);
