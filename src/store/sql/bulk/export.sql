-- What export writes: live posts and the people who are there, by pages in the order of their keys.

-- name: export_people many
SELECT id, handle, title, created_at, points FROM person
 WHERE deleted_at IS NULL AND id > :after ORDER BY id LIMIT :count;

-- name: export_questions many
SELECT q.id, p.id, q.name, q.category_id, q.title, q.body, q.tags, q.created_at, q.view_count, a.id, q.closed_at,
       q.close_reason, d.id
  FROM question q LEFT JOIN person p ON p.id = q.person_id AND p.deleted_at IS NULL
       LEFT JOIN answer a ON a.id = q.selected_answer_id AND a.question_id = q.id AND a.state = 0
       LEFT JOIN question d ON d.id = q.duplicate_of AND d.state = 0
 WHERE q.state = 0 AND q.id > :after ORDER BY q.id LIMIT :count;

-- name: export_answers many
SELECT a.id, a.question_id, p.id, a.body, a.created_at
  FROM answer a JOIN question q ON q.id = a.question_id AND q.state = 0
       LEFT JOIN person p ON p.id = a.person_id AND p.deleted_at IS NULL
 WHERE a.state = 0 AND a.id > :after ORDER BY a.id LIMIT :count;

-- name: export_comments many
SELECT c.id, c.question_id, c.answer_id, p.id, c.body, c.created_at
  FROM comment c JOIN question q ON q.id = c.question_id AND q.state = 0
       LEFT JOIN answer a ON a.id = c.answer_id
       LEFT JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
 WHERE c.state = 0 AND (c.answer_id IS NULL OR a.state = 0) AND c.id > :after ORDER BY c.id LIMIT :count;

-- A page begins behind one vote, so that a post with more votes than a page holds is no matter.
-- name: export_votes many
SELECT v.post_type, v.post_id, v.person_id, v.vote, v.created_at
  FROM vote v JOIN person p ON p.id = v.person_id AND p.deleted_at IS NULL
       LEFT JOIN answer a ON v.post_type = 2 AND a.id = v.post_id
       LEFT JOIN question q ON q.id = CASE v.post_type WHEN 1 THEN v.post_id ELSE a.question_id END
 WHERE (v.post_type, v.post_id, v.person_id) > (:post_type, :post_id, :person_id)
   AND q.state = 0 AND (v.post_type = 1 OR a.state = 0)
 ORDER BY v.post_type, v.post_id, v.person_id LIMIT :count;
