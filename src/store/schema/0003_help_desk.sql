-- The help desk: categories, tags, questions, answers, comments, and what people say about them.

CREATE TABLE category (
    id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES category (id),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    question_count INTEGER NOT NULL DEFAULT 0 -- its own live questions, without its children's
) STRICT;

-- Post states: 0 live, 1 held (awaits approval), 2 hidden (by a moderator or by flags), 3 deleted (by its author).
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES person (id),
    guest_id INTEGER REFERENCES guest (id),
    name TEXT NOT NULL DEFAULT '',            -- what a guest wants to be called
    category_id INTEGER NOT NULL REFERENCES category (id),
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    body TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '',            -- names in order, separated by one space
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    active_at INTEGER NOT NULL,               -- the newest of asked, answered
    state INTEGER NOT NULL DEFAULT 0,
    held_for TEXT NOT NULL DEFAULT '',        -- why it is held
    network TEXT NOT NULL DEFAULT '',         -- where a guest posted from, for moderators; cleared after 90 days
    closed_at INTEGER,
    close_reason TEXT NOT NULL DEFAULT '',
    duplicate_of INTEGER REFERENCES question (id),
    selected_answer_id INTEGER,
    version INTEGER NOT NULL DEFAULT 1,       -- of title, body, tags, category: for edits that meet
    -- Counts below can all be recounted.
    up_votes INTEGER NOT NULL DEFAULT 0,
    down_votes INTEGER NOT NULL DEFAULT 0,
    votes INTEGER NOT NULL DEFAULT 0,
    answer_count INTEGER NOT NULL DEFAULT 0,
    comment_count INTEGER NOT NULL DEFAULT 0,
    flag_count INTEGER NOT NULL DEFAULT 0,
    favourite_count INTEGER NOT NULL DEFAULT 0,
    view_count INTEGER NOT NULL DEFAULT 0,    -- the one count that is not recounted
    hotness INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX question_recent ON question (created_at, id) WHERE state = 0;
CREATE INDEX question_hot ON question (hotness, id) WHERE state = 0;
CREATE INDEX question_votes ON question (votes, id) WHERE state = 0;
CREATE INDEX question_answers ON question (answer_count, id) WHERE state = 0;
CREATE INDEX question_views ON question (view_count, id) WHERE state = 0;
CREATE INDEX question_unanswered ON question (created_at, id) WHERE state = 0 AND answer_count = 0;
CREATE INDEX question_category_recent ON question (category_id, created_at, id) WHERE state = 0;
CREATE INDEX question_category_hot ON question (category_id, hotness, id) WHERE state = 0;
CREATE INDEX question_category_votes ON question (category_id, votes, id) WHERE state = 0;
CREATE INDEX question_category_unanswered ON question (category_id, created_at, id) WHERE state = 0 AND answer_count = 0;
CREATE INDEX question_person ON question (person_id, created_at, id);
CREATE INDEX question_guest ON question (guest_id) WHERE guest_id IS NOT NULL;
CREATE INDEX question_waiting ON question (created_at, id) WHERE state = 1 OR flag_count > 0;

CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    question_id INTEGER NOT NULL REFERENCES question (id),
    person_id INTEGER REFERENCES person (id),
    guest_id INTEGER REFERENCES guest (id),
    name TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    state INTEGER NOT NULL DEFAULT 0,
    held_for TEXT NOT NULL DEFAULT '',
    network TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    up_votes INTEGER NOT NULL DEFAULT 0,
    down_votes INTEGER NOT NULL DEFAULT 0,
    votes INTEGER NOT NULL DEFAULT 0,
    comment_count INTEGER NOT NULL DEFAULT 0,
    flag_count INTEGER NOT NULL DEFAULT 0,
    solved_count INTEGER NOT NULL DEFAULT 0   -- readers who said "this solved it for me too"
) STRICT;
CREATE INDEX answer_question ON answer (question_id, id);
CREATE INDEX answer_person ON answer (person_id, created_at, id);
CREATE INDEX answer_guest ON answer (guest_id) WHERE guest_id IS NOT NULL;
CREATE INDEX answer_waiting ON answer (created_at, id) WHERE state = 1 OR flag_count > 0;

CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    question_id INTEGER NOT NULL REFERENCES question (id), -- on whose page it stands
    answer_id INTEGER REFERENCES answer (id),              -- NULL: it is on the question itself
    person_id INTEGER REFERENCES person (id),
    guest_id INTEGER REFERENCES guest (id),
    name TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    state INTEGER NOT NULL DEFAULT 0,
    held_for TEXT NOT NULL DEFAULT '',
    network TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    flag_count INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX comment_question ON comment (question_id, id);
CREATE INDEX comment_person ON comment (person_id, created_at, id);
CREATE INDEX comment_guest ON comment (guest_id) WHERE guest_id IS NOT NULL;
CREATE INDEX comment_waiting ON comment (created_at, id) WHERE state = 1 OR flag_count > 0;

-- What a post said before it was edited. post_type below: 1 question, 2 answer, 3 comment.
CREATE TABLE revision (
    post_type INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    version INTEGER NOT NULL,                 -- the version that read so
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '',
    category_id INTEGER,
    person_id INTEGER REFERENCES person (id), -- who wrote that version
    written_at INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',            -- why it was changed, as its writer said
    PRIMARY KEY (post_type, post_id, version)
) STRICT;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL DEFAULT '',
    question_count INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE question_tag (
    tag_id INTEGER NOT NULL REFERENCES tag (id),
    created_at INTEGER NOT NULL,              -- the question's, so that a tag's list is read in order
    question_id INTEGER NOT NULL REFERENCES question (id),
    PRIMARY KEY (tag_id, created_at, question_id)
) STRICT;
CREATE INDEX question_tag_question ON question_tag (question_id);

CREATE TABLE vote (
    post_type INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    vote INTEGER NOT NULL,                    -- 1 or -1
    created_at INTEGER NOT NULL,
    PRIMARY KEY (post_type, post_id, person_id)
) STRICT;
CREATE INDEX vote_person ON vote (person_id, post_type);

CREATE TABLE solved (
    answer_id INTEGER NOT NULL REFERENCES answer (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (answer_id, person_id)
) STRICT;

CREATE TABLE favourite (
    person_id INTEGER NOT NULL REFERENCES person (id),
    question_id INTEGER NOT NULL REFERENCES question (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, question_id)
) STRICT;
CREATE INDEX favourite_question ON favourite (question_id);

CREATE TABLE flag (
    post_type INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    settled_at INTEGER,                       -- when a moderator looked at it
    PRIMARY KEY (post_type, post_id, person_id)
) STRICT;

-- Words of titles and tags, folded and stemmed by text/words: what is related is found from the rarest of them.
CREATE TABLE term (
    word TEXT PRIMARY KEY,
    question_count INTEGER NOT NULL
) STRICT;
CREATE TABLE question_term (
    word TEXT NOT NULL,
    question_id INTEGER NOT NULL REFERENCES question (id),
    PRIMARY KEY (word, question_id)
) STRICT;
CREATE INDEX question_term_question ON question_term (question_id);

-- The text that search looks through: one row a live question, its answers' text included.
-- dialect: sqlite
CREATE VIRTUAL TABLE search_text USING fts5 (title, tags, body, answers, tokenize = 'porter unicode61 remove_diacritics 2');
-- dialect: postgres
CREATE TABLE search_text (
    question_id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    tags TEXT NOT NULL,
    body TEXT NOT NULL,
    answers TEXT NOT NULL,
    vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', tags), 'B') ||
        setweight(to_tsvector('english', body), 'C') || setweight(to_tsvector('english', left(answers, 100000)), 'D')) STORED
);
CREATE INDEX search_text_vector ON search_text USING gin (vector);
-- dialect: both

-- Every act of a moderator or operator, for ever.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id), -- NULL: the system itself
    act TEXT NOT NULL,
    subject TEXT NOT NULL,                    -- "question 12", "person 3", "setting site_name"
    note TEXT NOT NULL DEFAULT ''
) STRICT;

-- What a list of questions shows of each.
CREATE VIEW question_row AS
SELECT q.id, q.title, q.slug, q.category_id, q.tags, q.created_at, q.active_at, q.state, q.closed_at, q.selected_answer_id,
       q.votes, q.answer_count, q.view_count, q.hotness, q.person_id, q.name,
       p.handle, p.title AS person_title, p.role, p.points, p.deleted_at, q.body
  FROM question q LEFT JOIN person p ON p.id = q.person_id;
