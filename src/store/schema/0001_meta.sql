-- What the program keeps about itself.

-- The schema's own history: one row an applied file of this folder.
CREATE TABLE migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

-- What operators have set; what is not here has its default.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT
) STRICT;

-- Token buckets: how much somebody may still do. A bucket that has filled up again needs no row.
CREATE TABLE bucket (
    key TEXT PRIMARY KEY,            -- "ask:person:12", "sign-in:203.0.113.7"
    tokens_milli INTEGER NOT NULL,   -- thousandths of a token
    refilled_at INTEGER NOT NULL
) STRICT;
