-- Numbers that tracking services are asked about, one row a number, whatever orders it stands on.
CREATE TABLE following (
    number TEXT PRIMARY KEY,                  -- capital letters and digits alone
    state TEXT NOT NULL,                      -- 'queued', 'asking', 'followed', 'stopped'
    turn INTEGER NOT NULL DEFAULT 0,          -- so many services have refused it
    service TEXT NOT NULL DEFAULT '',         -- whose turn it was last
    carrier TEXT NOT NULL DEFAULT '',         -- as that service calls it
    chosen TEXT NOT NULL DEFAULT '',          -- a carrier of carriers/, named by a person; empty: it is guessed
    their_id TEXT NOT NULL DEFAULT '',
    since INTEGER NOT NULL,
    asked_at INTEGER,                         -- when the service took it; NULL: not yet
    answered_at INTEGER,                      -- its last word, of whatever kind
    known_at INTEGER,                         -- when it first knew something of it
    due_at INTEGER,                           -- NULL: nothing is to be done by time
    looked_at INTEGER NOT NULL,               -- when its people were last reminded to look themselves, or it came
    said TEXT NOT NULL DEFAULT ''             -- by the last that refused it, or could not be asked
) STRICT;
CREATE INDEX following_due ON following (state, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX following_look ON following (looked_at) WHERE state = 'queued';
CREATE INDEX following_service ON following (service, asked_at);

INSERT INTO following (number, state, since, due_at, looked_at)
SELECT number, 'queued', MIN(added_at), MIN(added_at), MIN(added_at) FROM parcel
 WHERE purchase_id IN (SELECT id FROM purchase WHERE over = 0) GROUP BY number;

-- What services told of numbers that no order had yet.
CREATE TABLE early_message (
    hash TEXT PRIMARY KEY,                    -- SHA-256 of the body
    number_hash TEXT NOT NULL,                -- SHA-256 of the number
    source TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX early_message_number ON early_message (number_hash, received_at);
CREATE INDEX early_message_age ON early_message (received_at);

-- How often what went wrong with which service.
CREATE TABLE service_trouble (
    service TEXT NOT NULL,
    cause TEXT NOT NULL,
    times INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (service, cause)
) STRICT;

DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (kind, next_try_at, id) WHERE next_try_at IS NOT NULL;
