-- row: ready_answer in store/desk/ready.h
-- id int, person_id int?, name text, body text;

-- name: ready_insert one
{insert ready_answer: person_id, name, body} RETURNING id;

-- name: ready_update run
UPDATE ready_answer SET person_id = :person_id, name = :name, body = :body WHERE id = :id;

-- name: ready_delete run
DELETE FROM ready_answer WHERE id = :id;

-- name: ready_delete_person run
DELETE FROM ready_answer WHERE person_id = :person_id;

-- name: ready_by_id one
SELECT {ready_answer} FROM ready_answer WHERE id = :id;

-- row: ready_line of ready_answer in store/desk/ready.h
-- id int, person_id int?, name text;

-- One's own, then those that all have, for whom they are.
-- name: ready_list many
SELECT {ready_line} FROM ready_answer WHERE person_id = :person_id OR (person_id IS NULL AND :shared = 1)
 ORDER BY CASE WHEN person_id IS NULL THEN 1 ELSE 0 END, id LIMIT :count;
