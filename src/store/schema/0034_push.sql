-- Notices to people's devices (Web Push).
CREATE TABLE push_device (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    address TEXT NOT NULL UNIQUE,         -- of its push service, known to nobody else
    receiver_key TEXT NOT NULL,           -- what messages are sealed with; this and the next are URL-safe base64
    auth TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    used_at INTEGER                       -- NULL: nothing has arrived yet
) STRICT;
CREATE INDEX push_device_person ON push_device (person_id);

ALTER TABLE notice ADD COLUMN push INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN pushed_at INTEGER; -- NULL: nobody has looked whether it is pushed
CREATE INDEX notice_to_push ON notice (id) WHERE push = 1 AND pushed_at IS NULL;

-- Whoever chose to hear of something in no way goes on so.
ALTER TABLE notice_choice ADD COLUMN push INTEGER NOT NULL DEFAULT 1;
UPDATE notice_choice SET push = 0 WHERE on_page = 0 AND mail = 'none';
