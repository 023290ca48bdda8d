-- row: mailbox in store/reach/mailbox.h
-- person_id int, email text, asked text, refused int, paused_at instant, stopped_at instant;

-- name: mailbox_by_person one
SELECT {mailbox} FROM mailbox WHERE person_id = :person_id;

-- name: mailbox_by_email one
SELECT {mailbox} FROM mailbox WHERE email_key = :email_key;

-- name: mailbox_set_asked run
{insert mailbox: person_id, asked}
    ON CONFLICT (person_id) DO UPDATE SET asked = excluded.asked;

-- name: mailbox_confirm run
UPDATE mailbox SET email = asked, email_key = :email_key, asked = '', refused = 0, bounced = 0, bounced_at = NULL,
       paused_at = NULL
 WHERE person_id = :person_id;

-- name: mailbox_set_refused run
UPDATE mailbox SET refused = :refused, paused_at = :paused_at WHERE person_id = :person_id;

-- name: mailbox_set_stopped run
UPDATE mailbox SET stopped_at = :stopped_at WHERE person_id = :person_id;

-- name: mailbox_erase run
DELETE FROM mailbox WHERE person_id = :person_id;
