-- row: suggestion in store/desk/suggestion.h
-- id int, ref.kind int = @post_type, ref.id int = @post_id, version int, person_id int, text.title text = @title,
-- text.body text = @body, text.tags text = @tags, text.category_id int = @category_id, note text, made_at instant, state text,
-- decided_at instant, reason text, handle text = COALESCE((SELECT p.handle FROM person p
--     WHERE p.id = @person_id AND p.deleted_at IS NULL), '');

-- name: suggestion_insert one
{insert suggestion: post_type, post_id, version, person_id, title, body, tags, category_id, note, made_at} RETURNING id;
-- name: suggestion_by_id one
SELECT {suggestion s} FROM suggestion s WHERE s.id = :id;
-- name: suggestion_mine one
SELECT {suggestion s} FROM suggestion s
 WHERE s.post_type = :post_type AND s.post_id = :post_id AND s.person_id = :person_id AND s.state = 'open';
-- name: suggestion_replace run
UPDATE suggestion SET version = :version, title = :title, body = :body, tags = :tags, category_id = :category_id, note = :note,
       made_at = :made_at
 WHERE id = :id AND state = 'open';
-- name: suggestion_decide run
UPDATE suggestion SET state = :state, decided_at = :now, decided_by = :decided_by, reason = :reason
 WHERE id = :id AND state = 'open';

-- row: suggestion_line in store/desk/suggestion.h
-- id int = s.id, ref.kind int = s.post_type, ref.id int = s.post_id, question_id int = q.id,
-- title text = CASE WHEN q.state = 0 AND COALESCE(a.state, 0) = 0 THEN q.title ELSE '' END,
-- note text = s.note, made_at instant = s.made_at, state text = s.state, reason text = s.reason, person_id int = s.person_id,
-- handle text = COALESCE(w.handle, '');

-- Open ones: all, or those of one's own posts. Of posts that stand.
-- name: suggestions_open many
SELECT {suggestion_line}
  FROM suggestion s LEFT JOIN answer a ON s.post_type = 2 AND a.id = s.post_id
       JOIN question q ON q.id = CASE s.post_type WHEN 1 THEN s.post_id ELSE a.question_id END
       LEFT JOIN person w ON w.id = s.person_id AND w.deleted_at IS NULL
 WHERE s.state = 'open' AND s.person_id <> :person_id AND q.state = 0 AND (s.post_type = 1 OR a.state = 0)
   AND (:all = 1 OR CASE s.post_type WHEN 1 THEN COALESCE(q.person_id, q.nameless_id)
                                     ELSE COALESCE(a.person_id, a.nameless_id) END = :person_id)
 ORDER BY s.id LIMIT :count;
-- What somebody proposed, the newest first, whatever became of it.
-- name: suggestions_of_person many
SELECT {suggestion_line}
  FROM suggestion s LEFT JOIN answer a ON s.post_type = 2 AND a.id = s.post_id
       JOIN question q ON q.id = CASE s.post_type WHEN 1 THEN s.post_id ELSE a.question_id END
       LEFT JOIN person w ON w.id = s.person_id
 WHERE s.person_id = :person_id ORDER BY s.id DESC LIMIT :count;
-- name: suggestions_erase_of_post run
DELETE FROM suggestion WHERE post_type = :post_type AND post_id = :post_id;
-- name: suggestions_erase run
DELETE FROM suggestion WHERE person_id = :person_id;

-- name: question_set_wiki run
UPDATE question SET wiki = :wiki WHERE id = :id;
-- name: answer_set_wiki run
UPDATE answer SET wiki = :wiki WHERE id = :id;
