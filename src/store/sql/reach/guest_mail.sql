-- row: guest_mail in store/reach/guest_mail.h
-- question_id int, email text, language text, asked_at instant, confirmed_at instant;

-- name: guest_mail_insert run
{insert guest_mail: question_id, email, language, key_hash, asked_at};

-- name: guest_mail_of_question one
SELECT {guest_mail} FROM guest_mail WHERE question_id = :question_id;

-- name: guest_mail_by_key one
SELECT {guest_mail} FROM guest_mail WHERE key_hash = :key_hash AND asked_at > :since;

-- name: guest_mail_confirm run
UPDATE guest_mail SET confirmed_at = :now WHERE question_id = :question_id AND confirmed_at IS NULL;

-- name: guest_mail_erase run
DELETE FROM guest_mail WHERE question_id = :question_id;

-- name: guest_mail_of_guest many
SELECT m.question_id FROM guest_mail m JOIN question q ON q.id = m.question_id
 WHERE q.guest_id = :guest_id LIMIT :count;

-- Nobody has confirmed it: what was sent there is the question whether it is theirs, and nothing else.
-- name: outgoing_erase_unconfirmed run
DELETE FROM outbox
 WHERE key IN (SELECT 'guest:' || question_id || ':confirm' FROM guest_mail WHERE confirmed_at IS NULL AND asked_at < :before);
-- name: guest_mail_forget run
DELETE FROM guest_mail WHERE confirmed_at IS NULL AND asked_at < :before;

-- What waits for the guest of a question: all its keys begin alike.
-- name: outgoing_erase_keys run
DELETE FROM outbox WHERE key >= :from AND key < :behind;
