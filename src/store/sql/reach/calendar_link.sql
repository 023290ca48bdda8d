-- The new link takes the place of the old one.
-- name: calendar_link_put run
{insert calendar_link: person_id, secret_hash, made_at}
    ON CONFLICT (person_id) DO UPDATE SET secret_hash = excluded.secret_hash, made_at = excluded.made_at;

-- name: calendar_link_made one
SELECT made_at FROM calendar_link WHERE person_id = :person_id;

-- name: calendar_link_person one
SELECT person_id FROM calendar_link WHERE secret_hash = :secret_hash;

-- name: calendar_link_erase run
DELETE FROM calendar_link WHERE person_id = :person_id;
