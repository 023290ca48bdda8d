-- row: passkey in store/people/passkey.h
-- id int, person_id int, credential text, algorithm int, public_key text, counter int, name text, made_at instant,
-- used_at instant?, doubted_at instant?;

-- One that is somebody's already stays theirs.
-- name: passkey_insert run
{insert passkey: person_id, credential, algorithm, public_key, counter, name, made_at}
    ON CONFLICT (credential) DO NOTHING;

-- name: passkey_of many
SELECT {passkey} FROM passkey WHERE person_id = :person_id ORDER BY id LIMIT :count;

-- name: passkey_by_credential one
SELECT {passkey} FROM passkey WHERE credential = :credential;

-- name: passkey_set_used run
UPDATE passkey SET used_at = :now, counter = :counter WHERE id = :id;

-- name: passkey_set_doubted run
UPDATE passkey SET doubted_at = :now WHERE id = :id;

-- name: passkey_delete run
DELETE FROM passkey WHERE id = :id AND person_id = :person_id;

-- name: passkey_delete_person run
DELETE FROM passkey WHERE person_id = :person_id;

-- name: passkey_challenge_insert run
{insert passkey_challenge: hash, bound, person_id, until};

-- name: passkey_challenge_take one
DELETE FROM passkey_challenge WHERE hash = :hash AND bound = :bound AND until >= :now
RETURNING COALESCE(person_id, 0);

-- name: passkey_challenge_forget run
DELETE FROM passkey_challenge WHERE until < :now;

-- name: passkey_challenge_delete_person run
DELETE FROM passkey_challenge WHERE person_id = :person_id;
