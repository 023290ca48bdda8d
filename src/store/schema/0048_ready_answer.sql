-- Texts that experts and the staff keep to answer with.
CREATE TABLE ready_answer (
    id INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES person (id), -- NULL: all who answer here have it
    name TEXT NOT NULL,
    body TEXT NOT NULL                        -- with named places: "ordered on {ordered}"
) STRICT;
CREATE INDEX ready_answer_person ON ready_answer (person_id, id);
