-- People, and how they are recognised.

-- Somebody with an account. A deleted person keeps the row (posts stay, under "deleted user") without handle and password.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    handle TEXT NOT NULL,
    handle_key TEXT NOT NULL UNIQUE,         -- the handle folded, so that Ryan and ryan are one
    password TEXT NOT NULL DEFAULT '',       -- Argon2id string; empty: nobody can sign in with it
    role INTEGER NOT NULL,                   -- core/permit.h
    title TEXT NOT NULL DEFAULT '',          -- shown before the handle; empty: the role's own
    about TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT 'UTC',        -- IANA time zone
    created_at INTEGER NOT NULL,
    deleted_at INTEGER,
    blocked_until INTEGER,
    -- Counts below can all be recounted (recourse check).
    points INTEGER NOT NULL DEFAULT 0,
    bonus INTEGER NOT NULL DEFAULT 0,        -- the part of points that posts and votes do not explain; not recounted
    question_count INTEGER NOT NULL DEFAULT 0,
    answer_count INTEGER NOT NULL DEFAULT 0,
    approved_count INTEGER NOT NULL DEFAULT 0 -- held posts that were approved: a few, and posts are no longer held
) STRICT;
CREATE INDEX person_by_points ON person (points, id);

-- A signed-in browser: the token itself is only in its cookie.
CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_person ON session (person_id);
CREATE INDEX session_by_expiry ON session (expires_at);

-- Somebody without an account who has posted: owned by a cookie and by a private link, which carry the same token.
CREATE TABLE guest (
    id INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id) -- who took the posts along when signing up
) STRICT;

-- One-time links: the operator's set-up, a password reset made by an operator.
CREATE TABLE one_time_link (
    token_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id),
    expires_at INTEGER NOT NULL
) STRICT;

-- Who may not post, until when: a person (person.blocked_until), or here an address or network.
CREATE TABLE blocked_network (
    network TEXT PRIMARY KEY,                -- an address, or a prefix as text: 203.0.113. or 2001:db8:1:
    until INTEGER NOT NULL,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
