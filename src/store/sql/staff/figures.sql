-- What the staff's page of figures counts.
-- A held post waits since it was written, another since it was reported.
-- row: desk_now in store/staff/figures.h
-- unanswered int, waiting int, oldest instant, suggestions int;
-- name: figures_now one
SELECT {desk_now} FROM (SELECT
  (SELECT COUNT(*) FROM question WHERE state = 0 AND answer_count = 0 AND closed_at IS NULL) AS unanswered,
  (SELECT COUNT(*) FROM question WHERE (state = 1 OR flag_count > 0) AND state < 3)
    + (SELECT COUNT(*) FROM answer WHERE (state = 1 OR flag_count > 0) AND state < 3)
    + (SELECT COUNT(*) FROM comment WHERE (state = 1 OR flag_count > 0) AND state < 3) AS waiting,
  (SELECT MIN(at) FROM (SELECT MIN(created_at) AS at FROM question WHERE (state = 1 OR flag_count > 0) AND state = 1
     UNION ALL SELECT MIN(created_at) FROM answer WHERE (state = 1 OR flag_count > 0) AND state = 1
     UNION ALL SELECT MIN(created_at) FROM comment WHERE (state = 1 OR flag_count > 0) AND state = 1
     UNION ALL SELECT MIN(f.created_at) FROM question p CROSS JOIN flag f
      WHERE f.post_type = 1 AND f.post_id = p.id AND f.settled_at IS NULL AND (p.state = 1 OR p.flag_count > 0) AND p.state < 3
     UNION ALL SELECT MIN(f.created_at) FROM question p CROSS JOIN guest_flag f
      WHERE f.post_type = 1 AND f.post_id = p.id AND f.settled_at IS NULL AND (p.state = 1 OR p.flag_count > 0) AND p.state < 3
     UNION ALL SELECT MIN(f.created_at) FROM answer p CROSS JOIN flag f
      WHERE f.post_type = 2 AND f.post_id = p.id AND f.settled_at IS NULL AND (p.state = 1 OR p.flag_count > 0) AND p.state < 3
     UNION ALL SELECT MIN(f.created_at) FROM answer p CROSS JOIN guest_flag f
      WHERE f.post_type = 2 AND f.post_id = p.id AND f.settled_at IS NULL AND (p.state = 1 OR p.flag_count > 0) AND p.state < 3
     UNION ALL SELECT MIN(f.created_at) FROM comment p CROSS JOIN flag f
      WHERE f.post_type = 3 AND f.post_id = p.id AND f.settled_at IS NULL AND (p.state = 1 OR p.flag_count > 0) AND p.state < 3
     UNION ALL SELECT MIN(f.created_at) FROM comment p CROSS JOIN guest_flag f
      WHERE f.post_type = 3 AND f.post_id = p.id AND f.settled_at IS NULL AND (p.state = 1 OR p.flag_count > 0) AND p.state < 3) oldest) AS oldest,
  (SELECT COUNT(*) FROM suggestion WHERE state = 'open') AS suggestions) AS now;

-- row: asked_question in store/staff/figures.h
-- category_id int, asked_at instant = @created_at, answers int = @answer_count, accepted bool = @selected_answer_id,
-- first_at instant = (SELECT MIN(a.created_at) FROM answer a WHERE a.question_id = @id AND a.state = 0);
-- The newest first, since then.
-- name: figures_asked many
SELECT {asked_question q} FROM question q WHERE q.state = 0 AND q.created_at >= :since ORDER BY q.created_at DESC, q.id DESC LIMIT :count;
