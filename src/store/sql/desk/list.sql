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

-- row: sitemap_part in store/desk/find.h
-- number int, changed_at instant;

-- When something last changed in each span of ids that has a live question.
-- name: sitemap_parts many
SELECT {sitemap_part p}
  FROM (SELECT (id - 1) / :size AS number, MAX(active_at) AS changed_at FROM question WHERE state = 0 GROUP BY 1) p
 ORDER BY p.number;

-- row: category_news in store/desk/find.h
-- category_id int, id int, title text, slug text, created_at instant;

-- The newest live question of each category itself.
-- name: category_news many
SELECT {category_news q}
  FROM category c JOIN question q
    ON q.id = (SELECT n.id FROM question n WHERE n.state = 0 AND n.category_id = c.id ORDER BY n.created_at DESC, n.id DESC LIMIT 1);

-- row: category_unanswered in store/desk/find.h
-- category_id int, count int;

-- name: category_unanswered many
SELECT {category_unanswered u}
  FROM (SELECT category_id, COUNT(*) AS count FROM question WHERE state = 0 AND answer_count = 0 GROUP BY category_id) u;
