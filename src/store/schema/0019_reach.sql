-- Where people can be reached by mail, and what leaves the house.

CREATE TABLE mailbox (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL UNIQUE REFERENCES person (id),
    email TEXT NOT NULL DEFAULT '',         -- confirmed by its owner; empty: none is yet
    email_key TEXT,                         -- folded, to be found by
    asked TEXT NOT NULL DEFAULT '',         -- waits to be confirmed; nothing but the question for that goes there
    refused INTEGER NOT NULL DEFAULT 0,     -- mails that its server would not have, one after another
    paused_at INTEGER,                      -- NULL: not; else nothing goes there
    stopped_at INTEGER                      -- NULL: not; else its owner wants no notices there, only what is asked for
) STRICT;
CREATE UNIQUE INDEX mailbox_email ON mailbox (email_key);

-- A row is written by the unit of work that causes it, and delivered afterwards, at least once.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,               -- one event, one message
    kind TEXT NOT NULL,                     -- 'mail'
    person_id INTEGER REFERENCES person (id),
    destination TEXT NOT NULL,
    payload TEXT NOT NULL,                  -- JSON; empty once nobody needs it any more
    state TEXT NOT NULL,                    -- 'waiting', 'sent' (claimed until next_try_at), 'failed', 'done', 'given_up'
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER,                    -- NULL: not again
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    said TEXT NOT NULL DEFAULT ''           -- by whoever did not take it
) STRICT;
CREATE INDEX outbox_due ON outbox (next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX outbox_open ON outbox (state, id) WHERE state IN ('waiting', 'sent', 'failed', 'given_up');
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX outbox_person ON outbox (person_id);
