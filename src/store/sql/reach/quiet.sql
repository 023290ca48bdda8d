-- row: quiet_hours in text/clock/quiet.h
-- from int = @q.from_minute, until int = @q.until_minute, zone text = p.zone;

-- name: quiet_hours_of one
SELECT {quiet_hours} FROM quiet_hours q JOIN person p ON p.id = q.person_id WHERE q.person_id = :person_id;

-- name: quiet_hours_put run
{insert quiet_hours: person_id, from_minute, until_minute}
    ON CONFLICT (person_id) DO UPDATE SET from_minute = excluded.from_minute, until_minute = excluded.until_minute;

-- name: quiet_hours_erase run
DELETE FROM quiet_hours WHERE person_id = :person_id;

-- name: notice_wait_mail run
UPDATE notice SET mail = 'quiet', waits_until = :until WHERE id = :id;
-- name: notice_wait_push run
UPDATE notice SET push = 2, waits_until = :until WHERE id = :id;

-- name: notice_waited many
SELECT id FROM notice WHERE waits_until <= :now ORDER BY waits_until, id LIMIT :count;
-- name: notice_wake run
UPDATE notice SET mail = CASE WHEN mail = 'quiet' THEN 'once' ELSE mail END, push = CASE WHEN push = 2 THEN 1 ELSE push END,
       waits_until = NULL
 WHERE id = :id;

-- Other hours are chosen: whether it still waits is looked at anew.
-- name: notice_wait_no_more run
UPDATE notice SET waits_until = :now WHERE person_id = :person_id AND waits_until > :now;
