-- row: token of token_row in store/people/token.h
-- id int, person_id int?, market_id int?, name text, hash text, ending text, scopes text, made_at instant,
-- expires_at instant?, used_at instant?;

-- name: token_insert one
{insert token: person_id, market_id, name, hash, ending, scopes, made_at, expires_at}
RETURNING id;

-- What has not expired.
-- name: token_by_hash one
SELECT {token} FROM token WHERE hash = :hash AND (expires_at IS NULL OR expires_at > :now);

-- name: token_by_id one
SELECT {token} FROM token WHERE id = :id AND (expires_at IS NULL OR expires_at > :now);

-- Whom a token stands for.
-- name: token_person one
SELECT {session p} FROM person p, (SELECT expires_at FROM token WHERE id = :id) s
 WHERE p.id = :person_id AND p.deleted_at IS NULL;

-- name: token_of_person many
SELECT {token} FROM token WHERE person_id = :person_id ORDER BY id DESC LIMIT :count;

-- name: token_of_market many
SELECT {token} FROM token WHERE market_id = :market_id ORDER BY id DESC LIMIT :count;

-- name: token_delete run
DELETE FROM token WHERE id = :id;

-- name: token_delete_person run
DELETE FROM token WHERE person_id = :person_id;

-- name: token_set_used run
UPDATE token SET used_at = :used_at WHERE id = :id AND (used_at IS NULL OR used_at < :used_at);
