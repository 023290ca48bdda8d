-- Lists of people, and what one has written. A page begins behind (:value, :id).
-- row: person_line in store/people/people.h
-- id int, handle text, title text, role int, points int, created_at instant, question_count int, answer_count int;

-- name: people_by_points many
SELECT {person_line} FROM person
 WHERE deleted_at IS NULL AND (points, id) < (:value, :id) ORDER BY points DESC, id DESC LIMIT :count;
-- name: people_by_age many
SELECT {person_line} FROM person
 WHERE deleted_at IS NULL AND (created_at, id) < (:value, :id) ORDER BY created_at DESC, id DESC LIMIT :count;
-- name: people_by_name many
SELECT {person_line} FROM person
 WHERE deleted_at IS NULL AND handle_key >= :first AND handle_key < :behind ORDER BY handle_key LIMIT :count;

-- name: person_questions many
SELECT {question_line}
  FROM question_row
 WHERE person_id = :person_id AND state = 0 AND (created_at, id) < (:value, :id)
 ORDER BY created_at DESC, id DESC LIMIT :count;
-- row: answer_line in store/desk/written.h
-- id int, question_id int, title text = q.title, slug text = q.slug, body text, created_at instant, votes int,
-- state int, selected bool = CASE WHEN q.selected_answer_id = @id THEN 1 ELSE 0 END;

-- name: person_answers many
SELECT {answer_line a}
  FROM answer a JOIN question q ON q.id = a.question_id
 WHERE a.person_id = :person_id AND a.state = 0 AND q.state = 0 AND (a.created_at, a.id) < (:value, :id)
 ORDER BY a.created_at DESC, a.id DESC LIMIT :count;

-- Live questions that a person has marked, the newest question first.
-- name: person_favourites many
SELECT {question_line r}
  FROM favourite f JOIN question_row r ON r.id = f.question_id
 WHERE f.person_id = :person_id AND f.question_id < :id AND r.state = 0
 ORDER BY f.question_id DESC LIMIT :count;

-- Everything a guest has, also what waits; what was deleted stays away.
-- name: guest_questions many
SELECT {question_line}
  FROM question_row
 WHERE id IN (SELECT id FROM question WHERE guest_id = :guest_id) AND state <= 1
 ORDER BY created_at DESC, id DESC LIMIT :count;
-- name: guest_answers many
SELECT {answer_line a}
  FROM answer a JOIN question q ON q.id = a.question_id
 WHERE a.guest_id = :guest_id AND a.state <= 1 AND q.state = 0
 ORDER BY a.created_at DESC, a.id DESC LIMIT :count;

-- name: people_staff many
SELECT {person_line} FROM person
 WHERE role > 10 AND deleted_at IS NULL ORDER BY role DESC, id LIMIT :count;
-- name: person_give_role run
UPDATE person SET role = :role, title = :title WHERE id = :id;
