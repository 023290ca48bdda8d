-- The second step of signing in: codes of an app (RFC 6238), and codes for whoever has lost it.
CREATE TABLE second_step (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    secret TEXT NOT NULL,                 -- base32; the codes are made of it, so it cannot be a hash
    made_at INTEGER NOT NULL,
    confirmed_at INTEGER,                 -- NULL: shown, and not yet proved by a code: nobody is asked for one
    used_step INTEGER NOT NULL DEFAULT 0  -- 30 seconds each since 1970: of the last code that was taken; none up to it is again
) STRICT;

-- Each is good once.
CREATE TABLE recovery_code (
    person_id INTEGER NOT NULL REFERENCES person (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (person_id, hash)
) STRICT;
