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

-- name: tag_alias_of one
SELECT became FROM tag_alias WHERE name = :name;
-- name: tag_alias_put run
{insert tag_alias: name, became} ON CONFLICT (name) DO UPDATE SET became = excluded.became;
-- What led to a tag that became another leads there.
-- name: tag_alias_move run
UPDATE tag_alias SET became = :to WHERE became = :from;
-- A name that is a tag's again leads nowhere else, and nothing leads to what is no tag.
-- name: tag_alias_forget run
DELETE FROM tag_alias WHERE name = :name OR became = :became;
