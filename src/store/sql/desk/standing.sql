-- row: point_post in store/desk/standing.h
-- ref.kind int = @kind, ref.id int = @id, question_id int, title text, slug text, created_at instant, up int = @up_votes,
-- down int = @down_votes, chosen bool;

-- A member's posts that earn points, the newest first; chosen as the counts of points have it (sql/bulk/recount.sql).
-- name: point_posts many
SELECT {point_post o} FROM (
SELECT 1 AS kind, q.id, q.id AS question_id, q.title, q.slug, q.created_at, q.up_votes, q.down_votes,
       CASE WHEN a.id IS NOT NULL AND a.person_id IS DISTINCT FROM q.person_id THEN 1 ELSE 0 END AS chosen
  FROM question q LEFT JOIN answer a ON a.id = q.selected_answer_id AND a.question_id = q.id
 WHERE q.person_id = :person_id AND q.state = 0
UNION ALL
SELECT 2, a.id, a.question_id, q.title, q.slug, a.created_at, a.up_votes, a.down_votes,
       CASE WHEN q.selected_answer_id = a.id AND q.person_id IS DISTINCT FROM a.person_id THEN 1 ELSE 0 END
  FROM answer a JOIN question q ON q.id = a.question_id
 WHERE a.person_id = :person_id AND a.state = 0) o
 WHERE (o.created_at, o.id) < (:value, :id) ORDER BY o.created_at DESC, o.id DESC LIMIT :count;

-- row: given_vote in store/desk/standing.h
-- ref.kind int = @post_type, ref.id int = @post_id, question_id int = q.id, title text = q.title, slug text = q.slug, vote int,
-- voted_at instant = @created_at;
-- Those of posts that stand, the newest vote first.
-- name: given_votes many
SELECT {given_vote v}
  FROM vote v LEFT JOIN answer a ON v.post_type = 2 AND a.id = v.post_id
       JOIN question q ON q.id = CASE v.post_type WHEN 1 THEN v.post_id ELSE a.question_id END
 WHERE v.person_id = :person_id AND q.state = 0 AND (v.post_type = 1 OR a.state = 0) AND (v.created_at, v.post_id) < (:value, :id)
 ORDER BY v.created_at DESC, v.post_id DESC LIMIT :count;
