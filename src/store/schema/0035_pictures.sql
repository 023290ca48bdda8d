-- Pictures that came with questions, answers and comments, each in two sizes. One that was taken away keeps its row, so that
-- the history can say so, and loses its words and its files.
CREATE TABLE picture (
    id INTEGER PRIMARY KEY,
    post_type INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    question_id INTEGER NOT NULL REFERENCES question (id), -- the page on which the post stands
    position INTEGER NOT NULL,                -- from 1
    words TEXT NOT NULL,                      -- what can be seen, for those who do not see it; empty: nobody said
    file_hash TEXT REFERENCES file (hash),
    small_hash TEXT REFERENCES file (hash),
    created_at INTEGER NOT NULL,
    removed_at INTEGER,
    removed_by INTEGER REFERENCES person (id) -- NULL: the guest who sent it
) STRICT;
CREATE UNIQUE INDEX picture_post ON picture (post_type, post_id, position);
CREATE INDEX picture_question ON picture (question_id, post_type, post_id, position);
CREATE INDEX picture_file ON picture (file_hash);
CREATE INDEX picture_small ON picture (small_hash);
