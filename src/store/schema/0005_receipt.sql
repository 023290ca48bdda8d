-- What a form led to, for a while, so that a form that is sent twice is answered like the first time.

CREATE TABLE receipt (
    key TEXT PRIMARY KEY, -- a hash of who sent what, and of when the form was opened
    post_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX receipt_age ON receipt (created_at);
