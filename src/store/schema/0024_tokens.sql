-- Tokens of people, and keys of marketplaces' own systems: several at once, each good for some things and some time.
CREATE TABLE token (
    id INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES person (id), -- whom it stands for; NULL: a marketplace's own system
    market_id INTEGER REFERENCES market (id),
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    ending TEXT NOT NULL,                     -- its last characters, to know it by
    scopes TEXT NOT NULL,                     -- core/people/scope.c, with spaces between them
    made_at INTEGER NOT NULL,
    expires_at INTEGER,                       -- NULL: never
    used_at INTEGER                           -- about when it was last shown; NULL: never
) STRICT;
CREATE INDEX token_person ON token (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX token_market ON token (market_id) WHERE market_id IS NOT NULL;

INSERT INTO token (market_id, name, hash, ending, scopes, made_at)
SELECT id, '', key_hash, '', 'read desk orders effects webhooks', created_at FROM market WHERE key_hash <> '';
DROP INDEX market_key;
ALTER TABLE market DROP COLUMN key_hash;
