-- name: search_text_put run
-- dialect: sqlite
INSERT OR REPLACE INTO search_text (rowid, title, tags, body, answers)
VALUES (:question_id, :title, :tags, :body, :answers);
-- dialect: postgres
INSERT INTO search_text (question_id, title, tags, body, answers)
VALUES (:question_id, :title, :tags, :body, :answers)
ON CONFLICT (question_id) DO UPDATE SET title = EXCLUDED.title, tags = EXCLUDED.tags, body = EXCLUDED.body,
                                        answers = EXCLUDED.answers;

-- name: search_text_delete run
-- dialect: sqlite
DELETE FROM search_text WHERE rowid = :question_id;
-- dialect: postgres
DELETE FROM search_text WHERE question_id = :question_id;

-- name: term_add run
INSERT INTO term (word, question_count) VALUES (:word, :count)
ON CONFLICT (word) DO UPDATE SET question_count = term.question_count + :count;

-- name: term_count one
SELECT question_count FROM term WHERE word = :word;

-- name: question_term_insert run
INSERT INTO question_term (word, question_id) VALUES (:word, :question_id) ON CONFLICT DO NOTHING;

-- name: question_term_delete run
DELETE FROM question_term WHERE question_id = :question_id;

-- The newest questions that have a word; the reader stops at :count, so that a common word costs no more than a rare one.
-- name: question_term_newest many
SELECT question_id FROM question_term WHERE word = :word ORDER BY question_id DESC LIMIT :count;

-- Search: of the newest :depth questions that have the words and pass the filters, the best :count behind :skip. The depth
-- bounds what a word costs that most questions have.
-- name: search_find many
-- dialect: sqlite
SELECT {question_line r}
  FROM (SELECT id, rank FROM (SELECT q.id AS id, search_rank(search_text, 10.0, 6.0, 2.0, 1.0) AS rank
          FROM search_text s JOIN question q ON q.id = s.rowid
         WHERE search_text MATCH :words AND q.state = 0
       AND (:category_id = 0 OR q.category_id IN (
            WITH RECURSIVE below (id) AS (
                SELECT CAST(:category_id AS BIGINT)
                UNION ALL SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
            SELECT id FROM below))
       AND (:tag_id = 0 OR EXISTS (
            SELECT 1 FROM question_tag t
             WHERE t.tag_id = :tag_id AND t.created_at = q.created_at AND t.question_id = q.id))
       AND (:person_id = 0 OR q.person_id = :person_id)
       AND (:answered = 0 OR (:answered = 1 AND q.answer_count > 0) OR (:answered = 2 AND q.answer_count = 0)
            OR (:answered = 3 AND q.selected_answer_id IS NOT NULL))
       AND q.votes >= :least_votes
         ORDER BY s.rowid DESC LIMIT :depth) newest
         ORDER BY rank, id DESC LIMIT :count OFFSET :skip) f
  JOIN question_row r ON r.id = f.id
 ORDER BY f.rank, r.id DESC;
-- dialect: postgres
SELECT {question_line r}
  FROM (SELECT id, rank FROM (SELECT q.id AS id, ts_rank_cd(s.vector, websearch_to_tsquery('english', :words)) AS rank
          FROM search_text s JOIN question q ON q.id = s.question_id
         WHERE s.vector @@ websearch_to_tsquery('english', :words) AND q.state = 0
       AND (:category_id = 0 OR q.category_id IN (
            WITH RECURSIVE below (id) AS (
                SELECT CAST(:category_id AS BIGINT)
                UNION ALL SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
            SELECT id FROM below))
       AND (:tag_id = 0 OR EXISTS (
            SELECT 1 FROM question_tag t
             WHERE t.tag_id = :tag_id AND t.created_at = q.created_at AND t.question_id = q.id))
       AND (:person_id = 0 OR q.person_id = :person_id)
       AND (:answered = 0 OR (:answered = 1 AND q.answer_count > 0) OR (:answered = 2 AND q.answer_count = 0)
            OR (:answered = 3 AND q.selected_answer_id IS NOT NULL))
       AND q.votes >= :least_votes
         ORDER BY s.question_id DESC LIMIT :depth) newest
         ORDER BY rank DESC, id DESC LIMIT :count OFFSET :skip) f
  JOIN question_row r ON r.id = f.id
 ORDER BY f.rank DESC, r.id DESC;

-- The same filters without words: the newest first.
-- name: search_filter many
SELECT {question_line r}
  FROM question_row r JOIN question q ON q.id = r.id
 WHERE q.state = 0
       AND (:category_id = 0 OR q.category_id IN (
            WITH RECURSIVE below (id) AS (
                SELECT CAST(:category_id AS BIGINT)
                UNION ALL SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
            SELECT id FROM below))
       AND (:tag_id = 0 OR EXISTS (
            SELECT 1 FROM question_tag t
             WHERE t.tag_id = :tag_id AND t.created_at = q.created_at AND t.question_id = q.id))
       AND (:person_id = 0 OR q.person_id = :person_id)
       AND (:answered = 0 OR (:answered = 1 AND q.answer_count > 0) OR (:answered = 2 AND q.answer_count = 0)
            OR (:answered = 3 AND q.selected_answer_id IS NOT NULL))
       AND q.votes >= :least_votes
 ORDER BY q.created_at DESC, q.id DESC LIMIT :count OFFSET :skip;
