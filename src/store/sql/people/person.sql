-- How every post's statement ends.
-- row: author_columns of author in store/people/person.h
-- handle text, title text, role int, points int, deleted bool = @deleted_at;

-- row: person in store/people/person.h
-- id int, handle text, password text, role int, title text, about text, zone text, language text, created_at instant,
-- deleted_at instant, blocked_until instant, blocked_for text, points int, bonus int, question_count int,
-- answer_count int, approved_count int;

-- name: person_by_id one
SELECT {person}
  FROM person WHERE id = :id;

-- name: person_by_handle one
SELECT {person}
  FROM person WHERE handle_key = :handle_key AND deleted_at IS NULL;

-- name: person_insert one
{insert person: handle, handle_key, password, role, title, zone, created_at, points}
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
{insert session: token_hash, person_id, created_at, expires_at};

-- row: session in store/people/person.h
-- person_id int = @id, handle text, role int, points int, blocked_until instant, zone text, language text,
-- expires_at instant = s.expires_at,
-- unread int = (SELECT COUNT(*) FROM notice_row n WHERE n.person_id = @id AND n.read_at IS NULL AND n.on_page = 1),
-- waiting int = (CASE WHEN @role < 80 THEN 0 ELSE
--    (SELECT COUNT(*) FROM question w WHERE (w.state = 1 OR w.flag_count > 0) AND w.state < 3) +
--    (SELECT COUNT(*) FROM answer w WHERE (w.state = 1 OR w.flag_count > 0) AND w.state < 3) +
--    (SELECT COUNT(*) FROM comment w WHERE (w.state = 1 OR w.flag_count > 0) AND w.state < 3) END);

-- name: session_person one
SELECT {session p}
  FROM session s JOIN person p ON p.id = s.person_id
 WHERE s.token_hash = :token_hash AND s.expires_at > :now AND p.deleted_at IS NULL;

-- row: session_line in store/people/session.h
-- token_hash text, created_at instant, browser text;
-- name: session_lines many
SELECT {session_line} FROM session WHERE person_id = :person_id AND expires_at > :now
 ORDER BY created_at DESC, token_hash LIMIT :most;
-- name: session_set_token run
UPDATE session SET token_hash = :token_hash WHERE token_hash = :before;
-- name: session_set_browser run
UPDATE session SET browser = :browser WHERE token_hash = :token_hash;

-- name: session_delete run
DELETE FROM session WHERE token_hash = :token_hash;

-- name: session_delete_person run
DELETE FROM session WHERE person_id = :person_id AND token_hash <> :except_hash;

-- name: session_forget run
DELETE FROM session WHERE expires_at <= :now;

-- name: guest_by_token one
SELECT id FROM guest WHERE token_hash = :token_hash;

-- name: guest_insert one
{insert guest: token_hash, created_at} RETURNING id;

-- name: person_set_password run
UPDATE person SET password = :password WHERE id = :id;

-- name: person_set_profile run
UPDATE person SET handle = :handle, handle_key = :handle_key, about = :about, zone = :zone,
       language = :language WHERE id = :id;

-- name: person_set_language run
UPDATE person SET language = :language WHERE id = :id;

-- Nothing of the person is left but the row that the posts point to.
-- name: person_erase run
UPDATE person SET handle = '', handle_key = :handle_key, password = '', role = :role, title = '', about = '',
       zone = 'UTC', language = '', blocked_for = '', deleted_at = :now
 WHERE id = :id;

-- name: person_role_count one
SELECT COUNT(*) FROM person WHERE role = :role AND deleted_at IS NULL;

-- A link is good once: whoever takes it deletes it.
-- name: link_insert run
{insert one_time_link: token_hash, purpose, person_id, expires_at};
-- name: link_by_token one
SELECT person_id FROM one_time_link WHERE token_hash = :token_hash AND purpose = :purpose AND expires_at > :now;
-- name: link_delete run
DELETE FROM one_time_link WHERE token_hash = :token_hash;
-- name: link_forget run
DELETE FROM one_time_link WHERE expires_at <= :now;
-- name: link_delete_purpose run
DELETE FROM one_time_link WHERE purpose = :purpose AND person_id IS NOT DISTINCT FROM :person_id;

-- A guest's posts become a member's.
-- name: guest_set_person run
UPDATE guest SET person_id = :person_id WHERE id = :id;
-- name: guest_question_ids many
SELECT id FROM question WHERE guest_id = :guest_id ORDER BY id LIMIT :count;
-- name: guest_questions_to_person run
UPDATE question SET person_id = :person_id, guest_id = NULL, name = '', network = '' WHERE guest_id = :guest_id;
-- name: guest_answers_to_person run
UPDATE answer SET person_id = :person_id, guest_id = NULL, name = '', network = '' WHERE guest_id = :guest_id;
-- name: guest_comments_to_person run
UPDATE comment SET person_id = :person_id, guest_id = NULL, name = '', network = '' WHERE guest_id = :guest_id;

-- name: person_set_counts run
UPDATE person SET points = :points, question_count = :questions, answer_count = :answers WHERE id = :id;
-- row: own_vote in store/desk/guest.h
-- ref.kind int = @post_type, ref.id int = @post_id, vote int;

-- name: person_votes_on_own many
SELECT {own_vote v} FROM vote v JOIN question q ON v.post_type = 1 AND q.id = v.post_id
 WHERE v.person_id = :person_id AND q.person_id = :person_id
UNION ALL
SELECT v.post_type, v.post_id, v.vote FROM vote v JOIN answer a ON v.post_type = 2 AND a.id = v.post_id
 WHERE v.person_id = :person_id AND a.person_id = :person_id;

-- For operators: the staff first.
-- Those whose word counts: every role above a member's.
-- name: person_list_trusted many
SELECT {person}
  FROM person WHERE role > 10 AND deleted_at IS NULL ORDER BY role DESC, id LIMIT :count;

-- name: person_list many
SELECT {person}
  FROM person WHERE deleted_at IS NULL ORDER BY role DESC, id LIMIT :count;
