-- Searches that somebody keeps, and hears of when new questions are found by them.
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    typed TEXT NOT NULL DEFAULT '',           -- as on the page of search: words, and its filters
    category TEXT NOT NULL DEFAULT '',
    tag TEXT NOT NULL DEFAULT '',
    asker TEXT NOT NULL DEFAULT '',
    answered TEXT NOT NULL DEFAULT '',
    votes TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL,
    seen_id INTEGER NOT NULL,                 -- the newest question when its person last looked
    told_id INTEGER NOT NULL,                 -- the newest question up to which it was told
    looked_at INTEGER NOT NULL,               -- when that was
    UNIQUE (person_id, typed, category, tag, asker, answered, votes)
) STRICT;
CREATE INDEX saved_search_due ON saved_search (looked_at, id);

-- Votes are told once a day: `made` names the last day that was.
INSERT INTO made (name, version) VALUES ('votes', 0);
CREATE INDEX vote_at ON vote (created_at);
