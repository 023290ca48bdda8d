-- What import writes: rows with ids of their own. Counts are made afterwards (recount.sql).

-- name: bulk_person_insert run
INSERT INTO person (id, handle, handle_key, role, title, created_at)
VALUES (:id, :handle, :handle_key, :role, :title, :created_at);
-- name: bulk_category_insert run
INSERT INTO category (id, slug, name, position) VALUES (:id, :slug, :name, :position);
-- name: bulk_category_set_parent run
UPDATE category SET parent_id = :parent_id WHERE id = :id;
-- name: bulk_question_insert run
INSERT INTO question (id, person_id, name, category_id, title, slug, body, tags, created_at, active_at, closed_at,
                      close_reason, view_count)
VALUES (:id, :person_id, :name, :category_id, :title, :slug, :body, :tags, :created_at, :created_at, :closed_at,
        :close_reason, :view_count);
-- name: bulk_answer_insert run
INSERT INTO answer (id, question_id, person_id, body, created_at)
VALUES (:id, :question_id, :person_id, :body, :created_at);
-- name: bulk_comment_insert run
INSERT INTO comment (id, question_id, answer_id, person_id, body, created_at)
VALUES (:id, :question_id, :answer_id, :person_id, :body, :created_at);
-- name: bulk_vote_insert run
INSERT INTO vote (post_type, post_id, person_id, vote, created_at)
VALUES (:post_type, :post_id, :person_id, :vote, :created_at);
-- name: bulk_tag_insert run
INSERT INTO tag (id, name) VALUES (:id, :name);
-- name: bulk_set_duplicate run
UPDATE question SET duplicate_of = :duplicate_of WHERE id = :id;
-- name: bulk_set_bonus run
UPDATE person SET bonus = :bonus WHERE id = :id;

-- What is there already: an import adds to it and may refer to it.
-- name: bulk_person_names many
SELECT id, handle_key FROM person ORDER BY id;
-- name: bulk_category_names many
SELECT id, slug FROM category ORDER BY id;
-- name: bulk_tag_names many
SELECT id, name FROM tag ORDER BY id;
-- name: bulk_question_ids many
SELECT id, 0 FROM question ORDER BY id;
-- name: bulk_answer_ids many
SELECT id, question_id FROM answer ORDER BY id;
-- name: bulk_comment_ids many
SELECT id, 0 FROM comment ORDER BY id;

-- The search text of live questions by ranges of ids; an answer ends with a line end, as when it is written one by one.
-- name: bulk_question_behind one
SELECT COALESCE(MAX(id), 0) FROM (SELECT id FROM question WHERE id > :after ORDER BY id LIMIT :count) AS page;
-- name: bulk_search_text run
-- dialect: sqlite
INSERT OR REPLACE INTO search_text (rowid, title, tags, body, answers)
SELECT q.id, q.title, q.tags, q.body,
       COALESCE((SELECT substr(group_concat(a.body || char(10), ''), 1, 100000)
                   FROM (SELECT body FROM answer WHERE question_id = q.id AND state = 0 ORDER BY id LIMIT 200) AS a), '')
  FROM question q WHERE q.id > :after AND q.id <= :last AND q.state = 0;
-- dialect: postgres
INSERT INTO search_text (question_id, title, tags, body, answers)
SELECT q.id, q.title, q.tags, q.body,
       COALESCE((SELECT left(string_agg(a.body || chr(10), '' ORDER BY a.id), 100000)
                   FROM (SELECT id, body FROM answer WHERE question_id = q.id AND state = 0 ORDER BY id LIMIT 200) AS a), '')
  FROM question q WHERE q.id > :after AND q.id <= :last AND q.state = 0
ON CONFLICT (question_id) DO UPDATE SET title = EXCLUDED.title, tags = EXCLUDED.tags, body = EXCLUDED.body,
                                        answers = EXCLUDED.answers;

-- Ids that the database gives from now on come behind those that were imported. SQLite does so by itself.
-- name: bulk_ids_behind one
-- dialect: sqlite
SELECT 1;
-- dialect: postgres
SELECT COUNT(setval(pg_get_serial_sequence(name, 'id'), last + 1, false))
  FROM (SELECT 'person' AS name, MAX(id) AS last FROM person UNION ALL SELECT 'category', MAX(id) FROM category
        UNION ALL SELECT 'question', MAX(id) FROM question UNION ALL SELECT 'answer', MAX(id) FROM answer
        UNION ALL SELECT 'comment', MAX(id) FROM comment UNION ALL SELECT 'tag', MAX(id) FROM tag) AS ids
 WHERE last IS NOT NULL;

-- The demo has somebody of each role; operators give roles by name.
-- name: person_set_role run
UPDATE person SET role = :role WHERE id = :id;
-- name: question_any one
SELECT 1 FROM question LIMIT 1;
