-- A member may ask without a name: person_id is empty then, so that nothing which joins it can show whose the post is.
ALTER TABLE question ADD COLUMN nameless_id INTEGER REFERENCES person (id);
ALTER TABLE answer ADD COLUMN nameless_id INTEGER REFERENCES person (id);
ALTER TABLE comment ADD COLUMN nameless_id INTEGER REFERENCES person (id);
CREATE INDEX question_nameless ON question (nameless_id) WHERE nameless_id IS NOT NULL;
CREATE INDEX answer_nameless ON answer (nameless_id) WHERE nameless_id IS NOT NULL;
CREATE INDEX comment_nameless ON comment (nameless_id) WHERE nameless_id IS NOT NULL;
