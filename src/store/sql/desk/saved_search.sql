-- row: saved_search in store/desk/saved_search.h
-- id int, person_id int, typed text, category text, tag text, asker text, answered text, votes text, made_at instant,
-- seen_id int, told_id int, looked_at instant;

-- Kept already, it is the same.
-- name: saved_search_put one
{insert saved_search: person_id, typed, category, tag, asker, answered, votes, made_at = :now, seen_id = :newest,
    told_id = :newest, looked_at = :now}
ON CONFLICT (person_id, typed, category, tag, asker, answered, votes) DO UPDATE SET made_at = saved_search.made_at
RETURNING id;
-- name: saved_search_by_id one
SELECT {saved_search} FROM saved_search WHERE id = :id;
-- name: saved_search_list many
SELECT {saved_search} FROM saved_search WHERE person_id = :person_id ORDER BY id DESC LIMIT :count;
-- name: saved_search_seen run
UPDATE saved_search SET seen_id = :newest WHERE id = :id AND seen_id < :newest;
-- name: saved_search_told run
UPDATE saved_search SET told_id = :newest, looked_at = :now WHERE id = :id;
-- name: saved_search_delete run
DELETE FROM saved_search WHERE id = :id;
-- name: saved_search_erase run
DELETE FROM saved_search WHERE person_id = :person_id;
-- The longest not looked at of those for which there may be news.
-- name: saved_search_due many
SELECT {saved_search} FROM saved_search
 WHERE looked_at <= :before AND told_id < :newest ORDER BY looked_at, id LIMIT :count;
