-- Mail that is read: one server at a time, and nothing of it twice.
CREATE TABLE inbox_turn (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    until INTEGER NOT NULL                  -- nobody else reads before that
) STRICT;
CREATE TABLE inbox_mail (
    key TEXT PRIMARY KEY,                   -- a hash of the mail's own id
    taken_at INTEGER NOT NULL
) STRICT;
CREATE INDEX inbox_mail_taken ON inbox_mail (taken_at);
-- Bounces come back long after the server of mail took a mail: they are counted apart from what it refuses at once.
ALTER TABLE mailbox ADD COLUMN bounced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mailbox ADD COLUMN bounced_at INTEGER;
ALTER TABLE guest_mail ADD COLUMN bounced INTEGER NOT NULL DEFAULT 0;
-- Whoever ran a help desk before there was a set-up has set it up.
INSERT INTO setting (name, value)
SELECT 'set_up', 'name=done place=done categories=done mail=done pages=done'
 WHERE EXISTS (SELECT 1 FROM person) AND NOT EXISTS (SELECT 1 FROM setting WHERE name = 'set_up');
-- What whoever left has taken away: readers are told that something stood there.
ALTER TABLE question ADD COLUMN taken_at INTEGER;
ALTER TABLE question ADD COLUMN taken_count INTEGER NOT NULL DEFAULT 0;
