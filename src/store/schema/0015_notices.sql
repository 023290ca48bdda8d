-- What people are told of their orders: a list in the program, and what a mailer will take from here.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    kind TEXT NOT NULL,                       -- 'reminder', or the name of an event
    deadline TEXT NOT NULL DEFAULT '',        -- of a reminder: its name and instant
    deadline_at INTEGER NOT NULL DEFAULT 0,
    remind_at INTEGER NOT NULL DEFAULT 0,     -- when the policy's offset was due
    event_number INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL,
    read_at INTEGER,                          -- NULL: not yet
    mailed_at INTEGER                         -- NULL: nobody has mailed it
) STRICT;
CREATE UNIQUE INDEX notice_once ON notice (purchase_id, person_id, kind, deadline, remind_at, event_number);
CREATE INDEX notice_person ON notice (person_id, id);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL;

ALTER TABLE purchase ADD COLUMN remind_at INTEGER; -- cache: the next reminder; NULL: none
CREATE INDEX purchase_remind ON purchase (remind_at, id) WHERE remind_at IS NOT NULL;
