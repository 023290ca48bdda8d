-- The words by which questions are found are made by text/desk/words.h and no longer by the database: the same on both.
-- A server fills what is empty when it starts (service/desk/recount.h).
DROP TABLE search_text;
-- dialect: sqlite
CREATE VIRTUAL TABLE search_text USING fts5 (title, tags, body, answers, language UNINDEXED, digest UNINDEXED, tokenize = 'ascii');
-- dialect: postgres
CREATE TABLE search_text (
    question_id INTEGER PRIMARY KEY,
    language TEXT NOT NULL,              -- of the question, BCP 47
    digest INTEGER NOT NULL,             -- of all its words
    vector tsvector NOT NULL
);
CREATE INDEX search_text_vector ON search_text USING gin (vector);
-- dialect: both
DELETE FROM question_term;
DELETE FROM term;

-- What is made of other rows, and by which version of the program's way to make it.
CREATE TABLE made (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT;
INSERT INTO made (name, version) VALUES ('words', 0);
