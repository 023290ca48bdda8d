-- Lists of one category, and of one tag. A category's children are read one by one and merged by the caller, so that
-- each is read in the order of its index.
-- name: question_category_recent many
SELECT {question_line}
  FROM question_row
 WHERE state = 0 AND category_id = :category_id AND (created_at, id) < (:value, :id)
 ORDER BY created_at DESC, id DESC LIMIT :count;

-- name: question_category_hot many
SELECT {question_line}
  FROM question_row
 WHERE state = 0 AND category_id = :category_id AND (hotness, id) < (:value, :id)
 ORDER BY hotness DESC, id DESC LIMIT :count;

-- Many questions have the same number: those that stand behind :id among their equals, then those with less, each read in
-- the order of the index. A comparison of (number, id) as a row would read all equals from their first.
-- name: question_category_votes many
SELECT {question_line r}
  FROM (SELECT id FROM (SELECT id FROM question WHERE state = 0 AND category_id = :category_id AND votes = :value AND id < :id
                         ORDER BY id DESC LIMIT :count) equal
        UNION ALL
        SELECT id FROM (SELECT id FROM question WHERE state = 0 AND category_id = :category_id AND votes < :value
                         ORDER BY votes DESC, id DESC LIMIT :count) less) n
  JOIN question_row r ON r.id = n.id
 ORDER BY r.votes DESC, r.id DESC LIMIT :count;

-- name: question_category_unanswered many
SELECT {question_line}
  FROM question_row
 WHERE state = 0 AND answer_count = 0 AND category_id = :category_id AND (created_at, id) < (:value, :id)
 ORDER BY created_at DESC, id DESC LIMIT :count;

-- name: question_tag_recent many
SELECT {question_line r}
  FROM question_tag t JOIN question_row r ON r.id = t.question_id
 WHERE r.state = 0 AND t.tag_id = :tag_id AND (t.created_at, t.question_id) < (:value, :id)
 ORDER BY t.created_at DESC, t.question_id DESC LIMIT :count;

-- name: question_tag_unanswered many
SELECT {question_line r}
  FROM question_tag t JOIN question_row r ON r.id = t.question_id
 WHERE r.state = 0 AND r.answer_count = 0 AND t.tag_id = :tag_id AND (t.created_at, t.question_id) < (:value, :id)
 ORDER BY t.created_at DESC, t.question_id DESC LIMIT :count;

-- All questions of the tag are looked at: no index has a tag's questions in this order.
-- name: question_tag_votes many
SELECT {question_line r}
  FROM question_tag t JOIN question_row r ON r.id = t.question_id
 WHERE r.state = 0 AND t.tag_id = :tag_id AND (r.votes, r.id) < (:value, :id)
 ORDER BY r.votes DESC, r.id DESC LIMIT :count;

-- All questions of the tag are looked at: no index has a tag's questions in this order.
-- name: question_tag_hot many
SELECT {question_line r}
  FROM question_tag t JOIN question_row r ON r.id = t.question_id
 WHERE r.state = 0 AND t.tag_id = :tag_id AND (r.hotness, r.id) < (:value, :id)
 ORDER BY r.hotness DESC, r.id DESC LIMIT :count;

-- row: tag in store/desk/find.h
-- id int, name text, about text, question_count int;

-- name: tag_list many
SELECT {tag} FROM tag
 WHERE question_count > 0 AND name >= :prefix AND name < :prefix_end ORDER BY question_count DESC, name LIMIT :count;

-- name: tag_by_name one
SELECT {tag} FROM tag WHERE name = :name;

-- row: site_page in store/desk/find.h
-- id int, slug text, active_at instant;

-- For the sitemap: live questions by id.
-- name: question_ids_behind many
SELECT {site_page} FROM question WHERE state = 0 AND id > :id AND id <= :last ORDER BY id LIMIT :count;

-- name: question_id_last one
SELECT COALESCE(MAX(id), 0) FROM question;
