-- A question may carry one of its asker's orders: the asker, the site's staff and those whom the asker invites see it.
CREATE TABLE question_order (
    question_id INTEGER PRIMARY KEY REFERENCES question (id),
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    person_id INTEGER NOT NULL REFERENCES person (id), -- the asker, who is the order's buyer
    linked_at INTEGER NOT NULL
) STRICT;

CREATE TABLE question_invited (
    question_id INTEGER NOT NULL REFERENCES question (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    invited_at INTEGER NOT NULL,
    PRIMARY KEY (question_id, person_id)
) STRICT;
