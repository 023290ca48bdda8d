-- name: person_by_id one
SELECT id, handle, password, role, title, about, zone, created_at, deleted_at, blocked_until, points, bonus,
       question_count, answer_count, approved_count
  FROM person WHERE id = :id;

-- name: person_by_handle one
SELECT id, handle, password, role, title, about, zone, created_at, deleted_at, blocked_until, points, bonus,
       question_count, answer_count, approved_count
  FROM person WHERE handle_key = :handle_key AND deleted_at IS NULL;

-- name: person_insert one
INSERT INTO person (handle, handle_key, password, role, title, created_at, points)
VALUES (:handle, :handle_key, :password, :role, :title, :created_at, :points)
RETURNING id;

-- What posts and votes change: all are differences.
-- name: person_add run
UPDATE person
   SET points = points + :points, question_count = question_count + :questions, answer_count = answer_count + :answers,
       approved_count = approved_count + :approved
 WHERE id = :id;

-- name: person_any one
SELECT 1 FROM person LIMIT 1;

-- name: session_insert run
INSERT INTO session (token_hash, person_id, created_at, expires_at)
VALUES (:token_hash, :person_id, :created_at, :expires_at);

-- name: session_person one
SELECT p.id, p.handle, p.role, p.points, p.blocked_until, p.zone, s.expires_at
  FROM session s JOIN person p ON p.id = s.person_id
 WHERE s.token_hash = :token_hash AND s.expires_at > :now AND p.deleted_at IS NULL;

-- name: session_delete run
DELETE FROM session WHERE token_hash = :token_hash;

-- name: session_delete_person run
DELETE FROM session WHERE person_id = :person_id AND token_hash <> :except_hash;

-- name: session_delete_expired run
DELETE FROM session WHERE expires_at <= :now;

-- name: guest_by_token one
SELECT id FROM guest WHERE token_hash = :token_hash;

-- name: guest_insert one
INSERT INTO guest (token_hash, created_at) VALUES (:token_hash, :created_at) RETURNING id;

-- Whether the viewer's network may not post: the longest rows win nothing, any one is enough.
-- name: blocked_network many
SELECT network, until, reason FROM blocked_network WHERE until > :now ORDER BY network;
