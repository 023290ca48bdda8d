-- The questions that relate to one, the best first, as a JSON list of ids: kept when they were found, gone when a question with one of
-- their rarest words appears, changes or vanishes. What is not kept is found when it is read.
CREATE TABLE related (
    question_id INTEGER PRIMARY KEY REFERENCES question (id),
    ids TEXT NOT NULL
) STRICT;
