-- What somebody reads of it: role is the reader's among the staff of its marketplace, empty for who is none of them.
-- row: ready_answer in store/desk/ready.h
-- id int = r.id, person_id int? = r.person_id, market_id int? = r.market_id, name text = r.name, body text = r.body,
-- market text = COALESCE(m.slug, ''), market_name text = COALESCE(m.name, ''), role text = COALESCE(w.role, '');

-- part: ready_tables
-- ready_answer r LEFT JOIN market m ON m.id = r.market_id
-- LEFT JOIN market_member w ON w.market_id = r.market_id AND w.person_id = :reader_id AND w.duty = 'staff';

-- name: ready_insert one
{insert ready_answer: person_id, market_id, name, body} RETURNING id;

-- name: ready_update run
UPDATE ready_answer SET person_id = :person_id, market_id = :market_id, name = :name, body = :body WHERE id = :id;

-- name: ready_delete run
DELETE FROM ready_answer WHERE id = :id;

-- name: ready_delete_person run
DELETE FROM ready_answer WHERE person_id = :person_id;

-- name: ready_by_id one
SELECT {ready_answer} FROM {ready_tables} WHERE r.id = :id;

-- row: ready_line of ready_answer in store/desk/ready.h
-- id int = r.id, person_id int? = r.person_id, market_id int? = r.market_id, name text = r.name,
-- market text = COALESCE(m.slug, ''), market_name text = COALESCE(m.name, ''), role text = COALESCE(w.role, '');

-- One's own, then those of the marketplaces where one is of the staff, then those that all have, for whom they are.
-- name: ready_list many
SELECT {ready_line} FROM {ready_tables}
 WHERE r.person_id = :reader_id OR (r.person_id IS NULL AND r.market_id IS NULL AND :shared = 1)
    OR (w.role IS NOT NULL AND (:market_id = -1 OR r.market_id = :market_id))
 ORDER BY CASE WHEN r.person_id IS NOT NULL THEN 0 WHEN r.market_id IS NOT NULL THEN 1 ELSE 2 END, r.market_id, r.id
 LIMIT :count;
