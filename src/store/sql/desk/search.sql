-- The texts of a question as words with a blank between them (text/desk/words.h). PostgreSQL gets each of them as the words of a
-- tsvector with their places, so that no parser of its own cuts them.
-- name: search_text_put run
-- dialect: sqlite
{replace search_text: rowid = :question_id, language, digest, title, tags, body, answers};
-- dialect: postgres
{insert search_text: question_id, language, digest,
    vector = setweight(CAST(:title AS tsvector), 'A') || setweight(CAST(:tags AS tsvector), 'B') ||
             setweight(CAST(:body AS tsvector), 'C') || setweight(CAST(:answers AS tsvector), 'D')}
ON CONFLICT (question_id) DO UPDATE SET language = EXCLUDED.language, digest = EXCLUDED.digest, vector = EXCLUDED.vector;

-- name: search_text_delete run
-- dialect: sqlite
DELETE FROM search_text WHERE rowid = :question_id;
-- dialect: postgres
DELETE FROM search_text WHERE question_id = :question_id;

-- What the words of live questions are made of, and the digest of what was made; an answer ends with a line end.
-- row: search_source in store/desk/search.h
-- question_id int, title text, tags text, body text, answers text, digest int, version int, plain text, plain_of int;
-- name: search_sources many
-- dialect: sqlite
SELECT q.id AS question_id, q.title, q.tags, q.body,
       COALESCE((SELECT substr(group_concat(a.body || char(10), ''), 1, 100000)
                   FROM (SELECT body FROM answer WHERE question_id = q.id AND state = 0 ORDER BY id LIMIT 200) AS a), '') AS answers,
       COALESCE(CAST(s.digest AS INTEGER), 0) AS digest, q.version, q.plain, q.plain_of
  FROM (SELECT id, title, tags, body, version, plain, plain_of FROM question WHERE id > :after AND state = 0 ORDER BY id LIMIT :count) q
  LEFT JOIN search_text s ON s.rowid = q.id
 ORDER BY q.id;
-- dialect: postgres
SELECT q.id AS question_id, q.title, q.tags, q.body,
       COALESCE((SELECT left(string_agg(a.body || chr(10), '' ORDER BY a.id), 100000)
                   FROM (SELECT id, body FROM answer WHERE question_id = q.id AND state = 0 ORDER BY id LIMIT 200) AS a), '') AS answers,
       COALESCE(s.digest, 0) AS digest, q.version, q.plain, q.plain_of
  FROM (SELECT id, title, tags, body, version, plain, plain_of FROM question WHERE id > :after AND state = 0 ORDER BY id LIMIT :count) q
  LEFT JOIN search_text s ON s.question_id = q.id
 ORDER BY q.id;

-- name: made_version one
SELECT version FROM made WHERE name = :name;
-- name: made_set run
UPDATE made SET version = :version WHERE name = :name;

-- name: term_add run
{insert term: word, question_count = :count}
ON CONFLICT (word) DO UPDATE SET question_count = term.question_count + :count;

-- name: term_count one
SELECT question_count FROM term WHERE word = :word;

-- The rarest of some words, and the rarest that a question has; how many questions have them.
-- row: rare_word in store/desk/find.h
-- word text, questions int = @question_count;
-- row: found_word in store/desk/find.h
-- word int = @place, question_id int;

-- name: terms_rarest many
-- dialect: sqlite
SELECT {rare_word t} FROM json_each(:words) AS w CROSS JOIN term AS t
 WHERE t.word = w.value AND t.question_count > 0 ORDER BY t.question_count, t.word LIMIT :count;
-- dialect: postgres
SELECT {rare_word t} FROM json_array_elements_text(CAST(:words AS json)) AS w (word)
 CROSS JOIN LATERAL (SELECT * FROM term WHERE word = w.word OFFSET 0) AS t
 WHERE t.question_count > 0 ORDER BY t.question_count, t.word LIMIT :count;
-- name: terms_rarest_of_question many
SELECT {rare_word t} FROM question_term AS w JOIN term AS t ON t.word = w.word
 WHERE w.question_id = :question_id AND t.question_count > 0 ORDER BY t.question_count, t.word LIMIT :count;

-- The newest questions with each of up to six words. Each word by itself, so that an index is read in its order.
-- part: newest_with
-- ORDER BY question_id DESC LIMIT :count;

-- name: question_terms_newest many
SELECT {found_word a} FROM (SELECT 0 AS place, question_id FROM question_term WHERE word = :a {newest_with}) AS a UNION ALL
SELECT {found_word b} FROM (SELECT 1 AS place, question_id FROM question_term WHERE word = :b {newest_with}) AS b UNION ALL
SELECT {found_word c} FROM (SELECT 2 AS place, question_id FROM question_term WHERE word = :c {newest_with}) AS c UNION ALL
SELECT {found_word d} FROM (SELECT 3 AS place, question_id FROM question_term WHERE word = :d {newest_with}) AS d UNION ALL
SELECT {found_word e} FROM (SELECT 4 AS place, question_id FROM question_term WHERE word = :e {newest_with}) AS e UNION ALL
SELECT {found_word f} FROM (SELECT 5 AS place, question_id FROM question_term WHERE word = :f {newest_with}) AS f;

-- Words that begin so and that some question has.
-- name: terms_beginning many
SELECT word FROM term WHERE word >= :prefix AND word < :end AND question_count > 0 ORDER BY word LIMIT :count;

-- name: question_term_insert run
{insert question_term: word, question_id} ON CONFLICT DO NOTHING;

-- name: question_term_delete run
DELETE FROM question_term WHERE question_id = :question_id;

-- The newest questions that have a word; the reader stops at :count, so that a common word costs no more than a rare one.
-- name: question_term_newest many
SELECT question_id FROM question_term WHERE word = :word ORDER BY question_id DESC LIMIT :count;

-- Any question at all that matches.
-- name: search_any one
-- dialect: sqlite
SELECT COUNT(*) FROM (SELECT 1 FROM search_text s WHERE search_text MATCH :words LIMIT 1) AS one;
-- dialect: postgres
SELECT COUNT(*) FROM (SELECT 1 FROM search_text s WHERE s.vector @@ CAST(:words AS tsquery) LIMIT 1) AS one;

-- What a search may be narrowed to, of a question q.
-- part: question_filters
-- (:category_id = 0 OR q.category_id IN (
--      WITH RECURSIVE below (id) AS (
--          SELECT CAST(:category_id AS BIGINT)
--          UNION ALL SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
--      SELECT id FROM below))
-- AND (:tag_id = 0 OR EXISTS (
--      SELECT 1 FROM question_tag t
--       WHERE t.tag_id = :tag_id AND t.created_at = q.created_at AND t.question_id = q.id))
-- AND (:person_id = 0 OR q.person_id = :person_id)
-- AND (:answered = 0 OR (:answered = 1 AND q.answer_count > 0) OR (:answered = 2 AND q.answer_count = 0)
--      OR (:answered = 3 AND q.selected_answer_id IS NOT NULL))
-- AND q.votes >= :least_votes AND q.id > :behind;

-- Search: of the newest :depth questions that match and pass the filters, the best :count behind :skip, and how many there are.
-- The depth bounds what a word costs that most questions have. A tsquery whose outermost operator is OR is ranked by each of
-- its words; a place in the title counts more than any number of places in the body.
-- name: search_find many
-- dialect: sqlite
SELECT {question_line r}, f.found
  FROM (SELECT id, rank, COUNT(*) OVER () AS found
          FROM (SELECT q.id AS id, search_rank(search_text, 10.0, 6.0, 2.0, 1.0) AS rank
          FROM search_text s JOIN question q ON q.id = s.rowid
         WHERE search_text MATCH :words AND q.state = 0
       AND {question_filters}
         ORDER BY s.rowid DESC LIMIT :depth) newest
         ORDER BY rank, id DESC LIMIT :count OFFSET :skip) f
  JOIN question_row r ON r.id = f.id
 ORDER BY f.rank, r.id DESC;
-- dialect: postgres
SELECT {question_line r}, f.found
  FROM (SELECT id, rank, COUNT(*) OVER () AS found
          FROM (SELECT q.id AS id, ts_rank('{0.1, 0.2, 0.6, 1.0}', s.vector, CAST(:words AS tsquery)) AS rank
          FROM search_text s JOIN question q ON q.id = s.question_id
         WHERE s.vector @@ CAST(:words AS tsquery) AND q.state = 0
       AND {question_filters}
         ORDER BY s.question_id DESC LIMIT :depth) newest
         ORDER BY rank DESC, id DESC LIMIT :count OFFSET :skip) f
  JOIN question_row r ON r.id = f.id
 ORDER BY f.rank DESC, r.id DESC;

-- The same without filters. Only live questions have a text to search, so that no question is looked at but those that are shown.
-- name: search_find_all many
-- dialect: sqlite
SELECT {question_line r}, f.found
  FROM (SELECT id, rank, COUNT(*) OVER () AS found
          FROM (SELECT s.rowid AS id, search_rank(search_text, 10.0, 6.0, 2.0, 1.0) AS rank
          FROM search_text s WHERE search_text MATCH :words ORDER BY s.rowid DESC LIMIT :depth) newest
         ORDER BY rank, id DESC LIMIT :count OFFSET :skip) f
  JOIN question_row r ON r.id = f.id
 WHERE r.state = 0 ORDER BY f.rank, r.id DESC;
-- dialect: postgres
SELECT {question_line r}, f.found
  FROM (SELECT id, rank, COUNT(*) OVER () AS found
          FROM (SELECT s.question_id AS id, ts_rank('{0.1, 0.2, 0.6, 1.0}', s.vector, CAST(:words AS tsquery)) AS rank
          FROM search_text s WHERE s.vector @@ CAST(:words AS tsquery) ORDER BY s.question_id DESC LIMIT :depth) newest
         ORDER BY rank DESC, id DESC LIMIT :count OFFSET :skip) f
  JOIN question_row r ON r.id = f.id
 WHERE r.state = 0 ORDER BY f.rank DESC, r.id DESC;

-- The same filters without words, the newest first; :without, unless it is empty, is what they must not match.
-- name: search_filter many
-- dialect: sqlite
SELECT {question_line r}
  FROM question_row r JOIN question q ON q.id = r.id
 WHERE q.state = 0
       AND {question_filters}
       AND (:without = '' OR NOT EXISTS (SELECT 1 FROM search_text s WHERE s.search_text MATCH :without AND s.rowid = q.id))
 ORDER BY q.created_at DESC, q.id DESC LIMIT :count OFFSET :skip;
-- dialect: postgres
SELECT {question_line r}
  FROM question_row r JOIN question q ON q.id = r.id
 WHERE q.state = 0
       AND {question_filters}
       AND (:without = '' OR NOT EXISTS (
            SELECT 1 FROM search_text s WHERE s.question_id = q.id AND s.vector @@ CAST(:without AS tsquery)))
 ORDER BY q.created_at DESC, q.id DESC LIMIT :count OFFSET :skip;
