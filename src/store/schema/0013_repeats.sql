-- What a request with an Idempotency-Key was answered, so that it is answered the same when it comes again.
CREATE TABLE repeat (
    key TEXT PRIMARY KEY,       -- a hash of who sent it and of the key that was chosen
    request_hash TEXT NOT NULL, -- of everything that the answer depends on
    status INTEGER NOT NULL,
    location TEXT NOT NULL,
    etag TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX repeat_age ON repeat (created_at);
