-- A calendar that programs of calendars read by a secret link: of each person at most one.
CREATE TABLE calendar_link (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    secret_hash TEXT NOT NULL UNIQUE,       -- of the link, which is shown once
    made_at INTEGER NOT NULL
) STRICT;
