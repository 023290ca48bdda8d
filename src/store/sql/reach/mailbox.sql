-- row: mailbox in store/reach/mailbox.h
-- person_id int, email text, asked text, refused int, paused_at instant, stopped_at instant;

-- name: mailbox_by_person one
SELECT {mailbox} FROM mailbox WHERE person_id = :person_id;

-- Those of a list of people who have a mailbox, in its order, with the language that they read and their zone.
-- row: mail_receiver in store/reach/mailbox.h
-- mailbox.person_id int = m.person_id, mailbox.email text = m.email, mailbox.paused_at instant = m.paused_at,
-- mailbox.stopped_at instant = m.stopped_at, language text = p.language,
-- zone text = p.zone;
-- name: mailbox_receivers many
-- dialect: sqlite
SELECT {mail_receiver} FROM json_each(:people) AS w CROSS JOIN mailbox AS m JOIN person AS p ON p.id = m.person_id
 WHERE m.person_id = w.value ORDER BY w.key;
-- dialect: postgres
SELECT {mail_receiver} FROM json_array_elements_text(CAST(:people AS json)) WITH ORDINALITY AS w (id, place)
 CROSS JOIN LATERAL (SELECT * FROM mailbox WHERE person_id = CAST(w.id AS bigint) OFFSET 0) AS m
 CROSS JOIN LATERAL (SELECT language, zone FROM person WHERE id = m.person_id OFFSET 0) AS p ORDER BY w.place;

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
