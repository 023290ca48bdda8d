-- row: push_device in store/reach/push.h
-- id int, person_id int, address text, key text = @receiver_key, auth text, name text, made_at instant,
-- used_at instant?, failing_since instant?;

-- A browser has one address: whoever is signed in there now is told.
-- name: push_device_put one
{insert push_device: person_id, address, receiver_key = :key, auth, name, made_at}
    ON CONFLICT (address) DO UPDATE SET person_id = excluded.person_id, receiver_key = excluded.receiver_key,
       auth = excluded.auth, name = excluded.name, made_at = excluded.made_at, failing_since = NULL
RETURNING id;

-- name: push_devices_of many
SELECT {push_device} FROM push_device WHERE person_id = :person_id ORDER BY id LIMIT :count;

-- name: push_device_by_id one
SELECT {push_device} FROM push_device WHERE id = :id;

-- name: push_device_set_used run
UPDATE push_device SET used_at = :now, failing_since = NULL WHERE id = :id;

-- name: push_device_set_failing run
UPDATE push_device SET failing_since = COALESCE(failing_since, :now) WHERE id = :id;

-- name: push_device_delete run
DELETE FROM push_device WHERE id = :id AND person_id = :person_id;

-- name: push_device_delete_person run
DELETE FROM push_device WHERE person_id = :person_id;

-- What is to be pushed, the oldest first; whether it may still be seen is asked for each.
-- name: notice_to_push many
SELECT id FROM notice WHERE push = 1 AND pushed_at IS NULL ORDER BY id LIMIT :count;

-- name: notice_set_pushed run
UPDATE notice SET pushed_at = :now WHERE id = :id;
