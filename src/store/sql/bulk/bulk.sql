-- What import writes: rows with ids of their own. Counts are made afterwards (recount.sql).

-- name: bulk_person_insert run
{insert person: id, handle, handle_key, password, role, title, created_at, blocked_until, blocked_for};
-- An address that the help desk before had confirmed. One that somebody has already stays theirs.
-- name: bulk_mailbox_insert run
{insert mailbox: person_id, email, email_key} ON CONFLICT (email_key) DO NOTHING;
-- name: bulk_category_insert run
{insert category: id, slug, name, position, retired};
-- name: bulk_category_set_parent run
UPDATE category SET parent_id = :parent_id WHERE id = :id;
-- name: bulk_question_insert run
{insert question: id, person_id, name, category_id, title, slug, body, tags, created_at, active_at = :created_at, closed_at,
    close_reason, view_count, state, plain, plain_of};
-- name: bulk_answer_insert run
{insert answer: id, question_id, person_id, name, body, created_at, state};
-- name: bulk_comment_insert run
{insert comment: id, question_id, answer_id, person_id, name, body, created_at, state};
-- name: bulk_vote_insert run
{insert vote: post_type, post_id, person_id, vote, created_at};
-- name: bulk_tag_insert run
{insert tag: id, name};
-- name: bulk_set_duplicate run
UPDATE question SET duplicate_of = :duplicate_of WHERE id = :id;
-- name: bulk_set_bonus run
UPDATE person SET bonus = :bonus WHERE id = :id;

-- What is there already: an import adds to it and may refer to it.
-- row: bulk_name
-- id int, name text;
-- row: bulk_id
-- id int, of int = @question_id;

-- name: bulk_person_names many
SELECT {bulk_name there} FROM (SELECT id, handle_key AS name FROM person) AS there ORDER BY id;
-- name: bulk_category_names many
SELECT {bulk_name there} FROM (SELECT id, slug AS name FROM category) AS there ORDER BY id;
-- name: bulk_tag_names many
SELECT {bulk_name} FROM tag ORDER BY id;
-- name: bulk_question_ids many
SELECT {bulk_id there} FROM (SELECT id, 0 AS question_id FROM question) AS there ORDER BY id;
-- name: bulk_answer_ids many
SELECT {bulk_id} FROM answer ORDER BY id;
-- name: bulk_comment_ids many
SELECT {bulk_id there} FROM (SELECT id, 0 AS question_id FROM comment) AS there ORDER BY id;

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
