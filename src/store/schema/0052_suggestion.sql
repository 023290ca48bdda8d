-- Changes that somebody without the right to edit proposes, and posts that many may edit.
CREATE TABLE suggestion (
    id INTEGER PRIMARY KEY,
    post_type INTEGER NOT NULL,               -- 1 question, 2 answer
    post_id INTEGER NOT NULL,
    version INTEGER NOT NULL,                 -- of the post that was changed
    person_id INTEGER NOT NULL REFERENCES person (id),
    title TEXT NOT NULL DEFAULT '',           -- title, tags and category_id count for questions
    body TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '',
    category_id INTEGER,
    note TEXT NOT NULL DEFAULT '',            -- why, as its writer said
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',       -- 'open', 'accepted', 'refused', 'withdrawn'
    decided_at INTEGER,
    decided_by INTEGER REFERENCES person (id),
    reason TEXT NOT NULL DEFAULT ''           -- why it was refused
) STRICT;
-- One of a person at a time for each post.
CREATE UNIQUE INDEX suggestion_open ON suggestion (post_type, post_id, person_id) WHERE state = 'open';
CREATE INDEX suggestion_waiting ON suggestion (id) WHERE state = 'open';
CREATE INDEX suggestion_person ON suggestion (person_id, id);

ALTER TABLE question ADD COLUMN wiki INTEGER NOT NULL DEFAULT 0; -- 1: members with some points edit it, too
ALTER TABLE answer ADD COLUMN wiki INTEGER NOT NULL DEFAULT 0;
