-- Whoever leaves takes these along: without an index each leaving reads all of them.
CREATE INDEX solved_person ON solved (person_id);
CREATE INDEX flag_person ON flag (person_id);
