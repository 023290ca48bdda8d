-- One list of what people are told, of posts as of orders; what they follow; and what they choose to hear of.
CREATE TABLE notice_of_all (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    event TEXT NOT NULL,                      -- names what happened: nobody is told of it twice
    kind TEXT NOT NULL,                       -- of an order: 'reminder', or the name of an event; else core/reach/kind.c
    actor_id INTEGER REFERENCES person (id),  -- who did it, where it is said; NULL: a guest, or nobody's business
    purchase_id INTEGER REFERENCES purchase (id),
    question_id INTEGER REFERENCES question (id),
    answer_id INTEGER,                        -- the post that it is about, if that is an answer or a comment
    comment_id INTEGER,
    own INTEGER NOT NULL DEFAULT 0,           -- 1: told whatever became of the post; 0: only while others may see it
    reason TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',        -- of a reminder: its name and instant
    deadline_at INTEGER NOT NULL DEFAULT 0,
    remind_at INTEGER NOT NULL DEFAULT 0,     -- when the policy's offset was due
    event_number INTEGER NOT NULL DEFAULT 0,
    on_page INTEGER NOT NULL DEFAULT 1,       -- 0: only for the mail
    mail TEXT NOT NULL DEFAULT 'none',        -- 'once', 'daily', 'weekly', 'none'
    made_at INTEGER NOT NULL,
    read_at INTEGER,                          -- NULL: not yet
    mailed_at INTEGER,                        -- NULL: nobody has mailed it
    UNIQUE (person_id, event)
) STRICT;
INSERT INTO notice_of_all (person_id, event, kind, purchase_id, deadline, deadline_at, remind_at, event_number,
                           made_at, read_at, mailed_at)
SELECT person_id,
       'order ' || CAST(purchase_id AS text) || ' ' || kind || ' ' || deadline || ' ' || CAST(remind_at AS text) || ' ' ||
       CAST(event_number AS text),
       kind, purchase_id, deadline, deadline_at, remind_at, event_number, made_at, read_at, mailed_at
  FROM notice ORDER BY id;
DROP TABLE notice;
ALTER TABLE notice_of_all RENAME TO notice;
CREATE INDEX notice_person ON notice (person_id, id);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL AND on_page = 1;
CREATE INDEX notice_to_mail ON notice (mail, id) WHERE mailed_at IS NULL AND mail <> 'none';

-- What a person wants to hear of: a question, a tag, a category, a person.
CREATE TABLE follow (
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,                       -- 'question', 'tag', 'category', 'person'
    subject_id INTEGER NOT NULL,
    wanted INTEGER NOT NULL,                  -- 0: has said no, so asking and answering do not turn it on again
    since INTEGER NOT NULL,
    PRIMARY KEY (kind, subject_id, person_id)
) STRICT;
CREATE INDEX follow_person ON follow (person_id);

-- What is not here is as the program has it.
CREATE TABLE notice_choice (
    person_id INTEGER NOT NULL REFERENCES person (id),
    choice TEXT NOT NULL,                     -- core/reach/kind.c
    on_page INTEGER NOT NULL,
    mail TEXT NOT NULL,                       -- 'once', 'daily', 'weekly', 'none'
    PRIMARY KEY (person_id, choice)
) STRICT;

-- A notice as its person may read it: nothing of a post that others may not see, but of one's own.
CREATE VIEW notice_row AS
SELECT n.id, n.person_id, n.kind, n.actor_id, n.purchase_id, n.question_id, n.answer_id, n.comment_id, n.reason, n.deadline,
       n.deadline_at, n.remind_at, n.event_number, n.on_page, n.mail, n.made_at, n.read_at, n.mailed_at,
       p.ref, w.handle AS actor,
       CASE WHEN n.purchase_id IS NOT NULL THEN l.title
            WHEN q.state = 0 OR q.person_id = n.person_id THEN q.title ELSE '' END AS title,
       CASE WHEN q.state = 0 OR q.person_id = n.person_id THEN q.slug ELSE '' END AS slug
  FROM notice n
       LEFT JOIN purchase p ON p.id = n.purchase_id
       LEFT JOIN purchase_line l ON l.purchase_id = n.purchase_id AND l.position = 0
       LEFT JOIN question q ON q.id = n.question_id
       LEFT JOIN answer a ON a.id = n.answer_id
       LEFT JOIN comment c ON c.id = n.comment_id
       LEFT JOIN person w ON w.id = n.actor_id AND w.deleted_at IS NULL
 WHERE n.question_id IS NULL OR n.own = 1
    OR (q.state = 0 AND (n.answer_id IS NULL OR a.state = 0) AND (n.comment_id IS NULL OR c.state = 0));
