-- name: tag_set_about run
UPDATE tag SET about = :about WHERE id = :id;
-- name: tag_delete run
DELETE FROM tag WHERE id = :id AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = :id);
-- Live questions are listed under their tags; the others only say them, and are few.
-- name: tag_questions many
SELECT question_id FROM question_tag WHERE tag_id = :tag_id
UNION ALL
SELECT id FROM question WHERE state <> 0 AND ' ' || tags || ' ' LIKE :pattern
LIMIT :count;
-- name: question_set_tags run
UPDATE question SET tags = :tags WHERE id = :id;
