-- name: inbox_turn_take run
{insert inbox_turn: id = 1, until}
ON CONFLICT (id) DO UPDATE SET until = excluded.until WHERE inbox_turn.until <= :now;

-- name: inbox_mail_insert run
{insert inbox_mail: key, taken_at} ON CONFLICT (key) DO NOTHING;

-- name: inbox_mail_forget run
DELETE FROM inbox_mail WHERE taken_at < :before;

-- A bounce counts with those of the days before.
-- name: mailbox_bounce run
UPDATE mailbox SET bounced = CASE WHEN bounced_at > :since THEN bounced + 1 ELSE 1 END, bounced_at = :now
 WHERE person_id = :person_id;

-- name: mailbox_pause_bounced run
UPDATE mailbox SET paused_at = :now, bounced = 0, bounced_at = NULL
 WHERE person_id = :person_id AND bounced >= :most AND paused_at IS NULL;

-- name: guest_mail_bounce run
UPDATE guest_mail SET bounced = bounced + 1 WHERE question_id = :question_id;

-- name: guest_mail_erase_bounced run
DELETE FROM guest_mail WHERE question_id = :question_id AND bounced >= :most;
