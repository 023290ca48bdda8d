-- The address that a guest left with a question. It goes with the question, with a word of its owner, and after a day when
-- nobody confirmed it.
CREATE TABLE guest_mail (
    question_id INTEGER PRIMARY KEY REFERENCES question (id),
    email TEXT NOT NULL,
    language TEXT NOT NULL,                 -- in which its owner asked
    key_hash TEXT NOT NULL UNIQUE,          -- of the link that confirms it
    asked_at INTEGER NOT NULL,
    confirmed_at INTEGER                    -- NULL: nothing but the question whether it is theirs goes there
) STRICT;
CREATE INDEX guest_mail_asked ON guest_mail (asked_at) WHERE confirmed_at IS NULL;
