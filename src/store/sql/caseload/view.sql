-- Names for filters of a queue.

-- name: view_insert run
{insert staff_view: market_id, person_id, shared, name, address};

-- name: view_delete run
DELETE FROM staff_view WHERE id = :id AND market_id = :market_id AND (person_id = :person_id OR (:person_id = 0 AND shared = 1));

-- row: staff_view in store/caseload/view.h
-- id int = v.id, market_id int = v.market_id, person_id int = v.person_id, shared bool = v.shared, name text = v.name,
-- address text = v.address, by text = p.handle;

-- name: view_list many
SELECT {staff_view} FROM staff_view v JOIN person p ON p.id = v.person_id
 WHERE v.market_id = :market_id AND (v.person_id = :person_id OR v.shared = 1)
 ORDER BY v.name, v.id LIMIT :count;
