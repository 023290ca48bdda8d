-- A calendar that programs of calendars read by a secret link: of each person at most one.
CREATE TABLE calendar_link (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    secret_hash TEXT NOT NULL UNIQUE,       -- of the link, which is shown once
    made_at INTEGER NOT NULL
) STRICT;

-- When somebody is not to be woken, by the clocks of their zone.
CREATE TABLE quiet_hours (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    from_minute INTEGER NOT NULL,           -- of the day
    until_minute INTEGER NOT NULL           -- before the other: on the next day
) STRICT;
-- What waits for their end is mail = 'quiet' or push = 2 until then, so that nobody passes over it in the meantime.
ALTER TABLE notice ADD COLUMN waits_until INTEGER;
CREATE INDEX notice_waits ON notice (waits_until) WHERE waits_until IS NOT NULL;
