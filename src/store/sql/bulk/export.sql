-- What export writes: live posts and the people who are there, by pages in the order of their keys.

-- row: export_person of person in store/people/person.h
-- id int, handle text, title text, created_at instant, points int;
-- name: export_people many
SELECT {export_person} FROM person
 WHERE deleted_at IS NULL AND id > :after ORDER BY id LIMIT :count;

-- row: export_question of question in store/desk/question.h
-- id int, author.person_id int = p.id, author.name text, category_id int, title text, body text, tags text,
-- created_at instant, view_count int, selected_answer_id int = a.id, closed_at instant, close_reason text,
-- duplicate_of int = d.id;
-- name: export_questions many
SELECT {export_question q}
  FROM question q LEFT JOIN person p ON p.id = q.person_id AND p.deleted_at IS NULL
       LEFT JOIN answer a ON a.id = q.selected_answer_id AND a.question_id = q.id AND a.state = 0
       LEFT JOIN question d ON d.id = q.duplicate_of AND d.state = 0
 WHERE q.state = 0 AND q.id > :after ORDER BY q.id LIMIT :count;

-- row: export_answer of bulk_reply in store/bulk/bulk.h
-- id int, question_id int, person_id int = p.id, name text, body text, created_at instant;
-- name: export_answers many
SELECT {export_answer a}
  FROM answer a JOIN question q ON q.id = a.question_id AND q.state = 0
       LEFT JOIN person p ON p.id = a.person_id AND p.deleted_at IS NULL
 WHERE a.state = 0 AND a.id > :after ORDER BY a.id LIMIT :count;

-- row: export_comment of bulk_reply in store/bulk/bulk.h
-- id int, question_id int, answer_id int, person_id int = p.id, name text, body text, created_at instant;
-- name: export_comments many
SELECT {export_comment c}
  FROM comment c JOIN question q ON q.id = c.question_id AND q.state = 0
       LEFT JOIN answer a ON a.id = c.answer_id
       LEFT JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
 WHERE c.state = 0 AND (c.answer_id IS NULL OR a.state = 0) AND c.id > :after ORDER BY c.id LIMIT :count;

-- A page begins behind one vote, so that a post with more votes than a page holds is no matter.
-- row: export_vote of bulk_vote in store/bulk/bulk.h
-- ref.kind int = @post_type, ref.id int = @post_id, person_id int, vote int, created_at instant;
-- name: export_votes many
SELECT {export_vote v}
  FROM vote v JOIN person p ON p.id = v.person_id AND p.deleted_at IS NULL
       LEFT JOIN answer a ON v.post_type = 2 AND a.id = v.post_id
       LEFT JOIN question q ON q.id = CASE v.post_type WHEN 1 THEN v.post_id ELSE a.question_id END
 WHERE (v.post_type, v.post_id, v.person_id) > (:post_type, :post_id, :person_id)
   AND q.state = 0 AND (v.post_type = 1 OR a.state = 0)
 ORDER BY v.post_type, v.post_id, v.person_id LIMIT :count;
