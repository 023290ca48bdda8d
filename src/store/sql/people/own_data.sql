-- Everything that a person has given, for the file that they take along; in the order of the ids, behind one.

-- row: own_post in store/people/own_data.h
-- id int, question_id int, answer_id int, title text, tags text, body text, created_at instant, edited_at instant,
-- state int, votes int;

-- name: own_questions many
SELECT id, id, 0, title, tags, body, created_at, COALESCE(edited_at, 0), state, votes
  FROM question WHERE (person_id = :person_id OR nameless_id = :person_id) AND id > :after ORDER BY id LIMIT :most;

-- name: own_answers many
SELECT a.id, a.question_id, a.id, q.title, '', a.body, a.created_at, COALESCE(a.edited_at, 0), a.state, a.votes
  FROM answer a JOIN question q ON q.id = a.question_id
 WHERE (a.person_id = :person_id OR a.nameless_id = :person_id) AND a.id > :after ORDER BY a.id LIMIT :most;

-- name: own_comments many
SELECT c.id, c.question_id, COALESCE(c.answer_id, 0), q.title, '', c.body, c.created_at, COALESCE(c.edited_at, 0), c.state, 0
  FROM comment c JOIN question q ON q.id = c.question_id
 WHERE (c.person_id = :person_id OR c.nameless_id = :person_id) AND c.id > :after ORDER BY c.id LIMIT :most;

-- row: own_picture in store/people/own_data.h
-- id int, on.kind int = @post_type, on.id int = @post_id, position int, words text, hash text = @file_hash,
-- mime text = f.mime;

-- name: own_pictures many
SELECT {own_picture p} FROM picture p JOIN file f ON f.hash = p.file_hash
 WHERE p.id > :after AND p.id IN (
   SELECT i.id FROM question o JOIN picture i ON i.post_type = 1 AND i.post_id = o.id
    WHERE o.person_id = :person_id OR o.nameless_id = :person_id
   UNION ALL
   SELECT i.id FROM answer o JOIN picture i ON i.post_type = 2 AND i.post_id = o.id
    WHERE o.person_id = :person_id OR o.nameless_id = :person_id
   UNION ALL
   SELECT i.id FROM comment o JOIN picture i ON i.post_type = 3 AND i.post_id = o.id
    WHERE o.person_id = :person_id OR o.nameless_id = :person_id)
 ORDER BY p.id LIMIT :most;

-- row: own_mark in store/people/own_data.h
-- kind text, id int, value int, at instant;

-- name: own_votes many
SELECT CASE post_type WHEN 1 THEN 'question' ELSE 'answer' END, post_id, vote, created_at
  FROM vote WHERE person_id = :person_id AND post_type = :post_type AND post_id > :after ORDER BY post_id LIMIT :most;

-- name: own_favourites many
SELECT 'question', question_id, 1, created_at
  FROM favourite WHERE person_id = :person_id AND question_id > :after ORDER BY question_id LIMIT :most;

-- name: own_follows many
SELECT kind, subject_id, wanted, since
  FROM follow WHERE person_id = :person_id ORDER BY kind, subject_id LIMIT :most;
