-- Files given as evidence. The same bytes are stored once, under their SHA-256; who gave them, to which order and with
-- which of its events stands beside.
CREATE TABLE file (
    hash TEXT PRIMARY KEY,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    event_number INTEGER NOT NULL,
    party TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id),
    kind TEXT NOT NULL,
    file_hash TEXT NOT NULL REFERENCES file (hash),
    name TEXT NOT NULL,                       -- as its owner called it
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX evidence_event ON evidence (purchase_id, event_number);
CREATE INDEX evidence_file ON evidence (file_hash);
