-- Passkeys: keys of people's devices that sign them in, and the challenges that wait for an answer.
CREATE TABLE passkey (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    credential TEXT NOT NULL UNIQUE,      -- by which the device knows it; this and the key are URL-safe base64
    algorithm INTEGER NOT NULL,           -- of COSE: -7 ES256, -8 EdDSA, -257 RS256
    public_key TEXT NOT NULL,
    counter INTEGER NOT NULL,             -- of the last signature; 0: the device does not count
    name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    used_at INTEGER,                      -- NULL: never
    doubted_at INTEGER                    -- it counted backwards, as a copy would: it signs nobody in any more
) STRICT;
CREATE INDEX passkey_person ON passkey (person_id);

-- Each is good once.
CREATE TABLE passkey_challenge (
    hash TEXT PRIMARY KEY,
    bound TEXT NOT NULL,                  -- the session, or the browser without one, that may answer it
    person_id INTEGER REFERENCES person (id), -- who was named; NULL: nobody
    until INTEGER NOT NULL
) STRICT;
CREATE INDEX passkey_challenge_until ON passkey_challenge (until);
