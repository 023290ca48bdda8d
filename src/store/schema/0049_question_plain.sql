-- The words of a question's text on one line, which lists cut and search marks: made when the text is written. `plain_of` says of
-- which version of the text, and by which way of the program; another is made when it is read, and stored by `check --repair`.
ALTER TABLE question ADD COLUMN plain TEXT NOT NULL DEFAULT '';
ALTER TABLE question ADD COLUMN plain_of INTEGER NOT NULL DEFAULT 0;
DROP VIEW question_row;
CREATE VIEW question_row AS
SELECT q.id, q.title, q.slug, q.category_id, q.tags, q.created_at, q.active_at, q.state, q.closed_at, q.selected_answer_id,
       q.votes, q.answer_count, q.view_count, q.hotness, q.person_id, q.name,
       p.handle, p.title AS person_title, p.role, p.points, p.deleted_at, q.body, q.version, q.plain, q.plain_of
  FROM question q LEFT JOIN person p ON p.id = q.person_id;
