-- What the votes of some days came to, for each person whose posts had some: of the post that gained most, its place.
-- row: voted_person in store/desk/vote_day.h
-- person_id int, votes int, posts int, question_id int, answer_id int;
-- name: vote_day_people many
SELECT {voted_person} FROM (
SELECT person_id, question_id, answer_id, CAST(SUM(votes) OVER (PARTITION BY person_id) AS BIGINT) AS votes,
       COUNT(*) OVER (PARTITION BY person_id) AS posts,
       ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY votes DESC, question_id, answer_id) AS place
  FROM (SELECT COALESCE(q.person_id, q.nameless_id) AS person_id, q.id AS question_id, 0 AS answer_id, CAST(SUM(v.vote) AS BIGINT) AS votes
          FROM vote v JOIN question q ON q.id = v.post_id AND q.state = 0
         WHERE v.post_type = 1 AND v.created_at >= :from AND v.created_at < :until
         GROUP BY q.id, q.person_id, q.nameless_id
        UNION ALL
        SELECT COALESCE(a.person_id, a.nameless_id), a.question_id, a.id, CAST(SUM(v.vote) AS BIGINT)
          FROM vote v JOIN answer a ON a.id = v.post_id AND a.state = 0 JOIN question q ON q.id = a.question_id AND q.state = 0
         WHERE v.post_type = 2 AND v.created_at >= :from AND v.created_at < :until
         GROUP BY a.id, a.person_id, a.nameless_id, a.question_id) voted
 WHERE person_id IS NOT NULL) counted
 WHERE place = 1 AND person_id > :after ORDER BY person_id LIMIT :count;
