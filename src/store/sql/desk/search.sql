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
-- question_id int, title text, tags text, body text, person_id int, answers text, digest int, version int, plain text, plain_of int;
-- name: search_sources many
-- dialect: sqlite
SELECT q.id AS question_id, q.title, q.tags, q.body, q.person_id,
       COALESCE((SELECT substr(group_concat(a.body || char(10), ''), 1, 100000)
                   FROM (SELECT body FROM answer WHERE question_id = q.id AND state = 0 ORDER BY id LIMIT 200) AS a), '') AS answers,
       COALESCE(CAST(s.digest AS INTEGER), 0) AS digest, q.version, q.plain, q.plain_of
  FROM (SELECT id, title, tags, body, person_id, version, plain, plain_of FROM question WHERE id > :after AND state = 0 ORDER BY id LIMIT :count) q
  LEFT JOIN search_text s ON s.rowid = q.id
 ORDER BY q.id;
-- dialect: postgres
SELECT q.id AS question_id, q.title, q.tags, q.body, q.person_id,
       COALESCE((SELECT left(string_agg(a.body || chr(10), '' ORDER BY a.id), 100000)
                   FROM (SELECT id, body FROM answer WHERE question_id = q.id AND state = 0 ORDER BY id LIMIT 200) AS a), '') AS answers,
       COALESCE(s.digest, 0) AS digest, q.version, q.plain, q.plain_of
  FROM (SELECT id, title, tags, body, person_id, version, plain, plain_of FROM question WHERE id > :after AND state = 0 ORDER BY id LIMIT :count) q
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
-- row: found_ids
-- word int, ids text;

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

-- part: newest_with
-- ORDER BY question_id DESC LIMIT :count;

-- What was found before. Without their texts, which are long.
-- name: related_lines many
-- dialect: sqlite
SELECT {similar_line r} FROM related AS k CROSS JOIN json_each(k.ids) AS w CROSS JOIN question_row AS r
 WHERE k.question_id = :question_id AND r.id = w.value AND r.state = 0 ORDER BY w.key LIMIT :count;
-- dialect: postgres
SELECT {similar_line r} FROM related AS k
 CROSS JOIN LATERAL json_array_elements_text(CAST(k.ids AS json)) WITH ORDINALITY AS w (id, place)
  JOIN question_row AS r ON r.id = CAST(w.id AS bigint)
 WHERE k.question_id = :question_id AND r.state = 0 ORDER BY w.place LIMIT :count;

-- Unless a question that was asked since has a word of it: then they are found again.
-- name: related_keep run
INSERT INTO related (question_id, ids)
SELECT q.id, CAST(:ids AS TEXT) FROM question q
 WHERE q.id = :question_id AND q.state = 0
   AND NOT EXISTS (SELECT 1 FROM question_term n JOIN question_term o ON o.word = n.word AND o.question_id = :question_id
                    WHERE n.question_id > :newest)
    ON CONFLICT (question_id) DO UPDATE SET ids = excluded.ids;
-- name: related_forget run
DELETE FROM related WHERE question_id = :question_id;
-- name: related_forget_all run
DELETE FROM related;
-- name: related_forget_with run
DELETE FROM related WHERE question_id IN (SELECT question_id FROM question_term WHERE word = :word {newest_with});

-- The newest questions with each of up to six words, and the newest of all, in one row a word: a thousand rows cost more than the text that says the same.
-- Each word by itself, so that an index is read in its order.
-- name: question_terms_newest many
-- dialect: sqlite
SELECT {found_ids a} FROM (SELECT 0 AS word, (SELECT group_concat(question_id)
  FROM (SELECT question_id FROM question_term WHERE word = :a {newest_with}) AS n) AS ids) AS a UNION ALL
SELECT {found_ids b} FROM (SELECT 1 AS word, (SELECT group_concat(question_id)
  FROM (SELECT question_id FROM question_term WHERE word = :b {newest_with}) AS n) AS ids) AS b UNION ALL
SELECT {found_ids c} FROM (SELECT 2 AS word, (SELECT group_concat(question_id)
  FROM (SELECT question_id FROM question_term WHERE word = :c {newest_with}) AS n) AS ids) AS c UNION ALL
SELECT {found_ids d} FROM (SELECT 3 AS word, (SELECT group_concat(question_id)
  FROM (SELECT question_id FROM question_term WHERE word = :d {newest_with}) AS n) AS ids) AS d UNION ALL
SELECT {found_ids e} FROM (SELECT 4 AS word, (SELECT group_concat(question_id)
  FROM (SELECT question_id FROM question_term WHERE word = :e {newest_with}) AS n) AS ids) AS e UNION ALL
SELECT {found_ids f} FROM (SELECT 5 AS word, (SELECT group_concat(question_id)
  FROM (SELECT question_id FROM question_term WHERE word = :f {newest_with}) AS n) AS ids) AS f UNION ALL
SELECT {found_ids g} FROM (SELECT 6 AS word, (SELECT CAST(MAX(id) AS TEXT) FROM question) AS ids) AS g;
-- dialect: postgres
SELECT {found_ids a} FROM (SELECT 0 AS word, (SELECT string_agg(CAST(question_id AS text), ',' ORDER BY question_id DESC)
  FROM (SELECT question_id FROM question_term WHERE word = :a {newest_with}) AS n) AS ids) AS a UNION ALL
SELECT {found_ids b} FROM (SELECT 1 AS word, (SELECT string_agg(CAST(question_id AS text), ',' ORDER BY question_id DESC)
  FROM (SELECT question_id FROM question_term WHERE word = :b {newest_with}) AS n) AS ids) AS b UNION ALL
SELECT {found_ids c} FROM (SELECT 2 AS word, (SELECT string_agg(CAST(question_id AS text), ',' ORDER BY question_id DESC)
  FROM (SELECT question_id FROM question_term WHERE word = :c {newest_with}) AS n) AS ids) AS c UNION ALL
SELECT {found_ids d} FROM (SELECT 3 AS word, (SELECT string_agg(CAST(question_id AS text), ',' ORDER BY question_id DESC)
  FROM (SELECT question_id FROM question_term WHERE word = :d {newest_with}) AS n) AS ids) AS d UNION ALL
SELECT {found_ids e} FROM (SELECT 4 AS word, (SELECT string_agg(CAST(question_id AS text), ',' ORDER BY question_id DESC)
  FROM (SELECT question_id FROM question_term WHERE word = :e {newest_with}) AS n) AS ids) AS e UNION ALL
SELECT {found_ids f} FROM (SELECT 5 AS word, (SELECT string_agg(CAST(question_id AS text), ',' ORDER BY question_id DESC)
  FROM (SELECT question_id FROM question_term WHERE word = :f {newest_with}) AS n) AS ids) AS f UNION ALL
SELECT {found_ids g} FROM (SELECT 6 AS word, (SELECT CAST(MAX(id) AS TEXT) FROM question) AS ids) AS g;

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
-- AND (:not_category_id = 0 OR q.category_id NOT IN (
--      WITH RECURSIVE below (id) AS (
--          SELECT CAST(:not_category_id AS BIGINT)
--          UNION ALL SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
--      SELECT id FROM below))
-- AND (:tag_id = 0 OR EXISTS (
--      SELECT 1 FROM question_tag t
--       WHERE t.tag_id = :tag_id AND t.created_at = q.created_at AND t.question_id = q.id))
-- AND (:person_id = 0 OR q.person_id = :person_id)
-- AND (:answered = 0 OR (:answered = 1 AND q.answer_count > 0) OR (:answered = 2 AND q.answer_count = 0)
--      OR (:answered = 3 AND q.selected_answer_id IS NOT NULL))
-- AND (:not_answered = 0 OR (:not_answered = 1 AND q.answer_count = 0) OR (:not_answered = 2 AND q.answer_count > 0)
--      OR (:not_answered = 3 AND q.selected_answer_id IS NULL))
-- AND q.votes >= :least_votes AND q.votes < :fewer_votes AND q.id > :behind;

-- Search: the newest :depth questions that match and pass the filters, and how well each fits. The depth bounds what a word costs
-- that most questions have. A tsquery whose outermost operator is OR is ranked by each of its words; a place in the title counts
-- more than any number of places in the body.
-- PostgreSQL weighs all of them in full, however many are wanted.
-- row: search_fit in store/desk/search.h
-- question_id int, fit int;

-- name: search_newest many
-- dialect: sqlite
SELECT s.rowid AS question_id, search_rank(search_text, :best, 10.0, 6.0, 2.0, 1.0) AS fit
  FROM search_text s WHERE search_text MATCH :words ORDER BY s.rowid DESC LIMIT :depth;
-- dialect: postgres
SELECT s.question_id, CASE WHEN CAST(:best AS integer) > 0 THEN
       CAST(1000000 * ts_rank('{0.1, 0.2, 0.6, 1.0}', s.vector, CAST(:words AS tsquery)) AS integer) END AS fit
  FROM search_text s WHERE s.vector @@ CAST(:words AS tsquery)
 ORDER BY s.question_id DESC LIMIT :depth;

-- name: search_newest_filtered many
-- dialect: sqlite
SELECT s.rowid AS question_id, search_rank(search_text, :best, 10.0, 6.0, 2.0, 1.0) AS fit
  FROM search_text s JOIN question q ON q.id = s.rowid
 WHERE search_text MATCH :words AND s.rowid > :behind AND q.state = 0
       AND {question_filters}
 ORDER BY s.rowid DESC LIMIT :depth;
-- dialect: postgres
SELECT s.question_id, CASE WHEN CAST(:best AS integer) > 0 THEN
       CAST(1000000 * ts_rank('{0.1, 0.2, 0.6, 1.0}', s.vector, CAST(:words AS tsquery)) AS integer) END AS fit
  FROM search_text s JOIN question q ON q.id = s.question_id
 WHERE s.vector @@ CAST(:words AS tsquery) AND s.question_id > :behind AND q.state = 0
       AND {question_filters}
 ORDER BY s.question_id DESC LIMIT :depth;

-- Of a person's or a tag's, which the words by which they are found are looked for with: read together with a word that most questions
-- have, those of the others are passed over. :marks never ranks, as PostgreSQL would weigh an outermost AND otherwise.
-- name: search_newest_marked many
-- dialect: sqlite
SELECT s.rowid AS question_id, search_rank(search_text, :best, 10.0, 6.0, 2.0, 1.0) AS fit
  FROM search_text s JOIN question q ON q.id = s.rowid
 WHERE search_text MATCH '(' || :words || ') AND ' || :marks AND s.rowid > :behind AND q.state = 0
       AND {question_filters}
 ORDER BY s.rowid DESC LIMIT :depth;
-- dialect: postgres
SELECT s.question_id, CASE WHEN CAST(:best AS integer) > 0 THEN
       CAST(1000000 * ts_rank('{0.1, 0.2, 0.6, 1.0}', s.vector, CAST(:words AS tsquery)) AS integer) END AS fit
  FROM search_text s JOIN question q ON q.id = s.question_id
 WHERE s.vector @@ CAST(:words AS tsquery) AND s.vector @@ CAST(:marks AS tsquery) AND s.question_id > :behind AND q.state = 0
       AND {question_filters}
 ORDER BY s.question_id DESC LIMIT :depth;

-- Of few questions, which have so many votes. Which they are is read once, so that a word that most questions have costs no look at
-- each of them.
-- part: few_questions
-- (SELECT v.id FROM question v WHERE v.state = 0 AND v.votes >= :least_votes);

-- name: search_few one
SELECT COUNT(*) FROM (SELECT 1 FROM {few_questions} AS few LIMIT :most) AS counted;

-- name: search_newest_of_few many
-- dialect: sqlite
SELECT s.rowid AS question_id, search_rank(search_text, :best, 10.0, 6.0, 2.0, 1.0) AS fit
  FROM search_text s JOIN question q ON q.id = s.rowid
 WHERE search_text MATCH :words AND +s.rowid IN {few_questions} AND s.rowid > :behind AND q.state = 0
       AND {question_filters}
 ORDER BY s.rowid DESC LIMIT :depth;
-- dialect: postgres
SELECT s.question_id, CASE WHEN CAST(:best AS integer) > 0 THEN
       CAST(1000000 * ts_rank('{0.1, 0.2, 0.6, 1.0}', s.vector, CAST(:words AS tsquery)) AS integer) END AS fit
  FROM search_text s JOIN question q ON q.id = s.question_id
 WHERE s.vector @@ CAST(:words AS tsquery) AND s.question_id IN {few_questions} AND s.question_id > :behind AND q.state = 0
       AND {question_filters}
 ORDER BY s.question_id DESC LIMIT :depth;

-- In the order of the list. Only live questions have a text to search, so that no other is looked at.
-- name: search_lines many
-- dialect: sqlite
SELECT {question_line r} FROM json_each(:ids) AS w CROSS JOIN question_row AS r
 WHERE r.id = w.value AND r.state = 0 ORDER BY w.key;
-- dialect: postgres
SELECT {question_line r} FROM json_array_elements_text(CAST(:ids AS json)) WITH ORDINALITY AS w (id, place)
  JOIN question_row AS r ON r.id = CAST(w.id AS bigint)
 WHERE r.state = 0 ORDER BY w.place;

-- The same filters without words, the newest first; :without, unless it is empty, is what they must not match. Which these are is read
-- once: looked for question by question, a word that nearly all have took seconds.
-- name: search_filter many
-- dialect: sqlite
SELECT {question_line r}
  FROM question_row r JOIN question q ON q.id = r.id
 WHERE q.state = 0
       AND {question_filters}
       AND (:without = '' OR q.id NOT IN (SELECT s.rowid FROM search_text s WHERE s.search_text MATCH :without))
 ORDER BY q.created_at DESC, q.id DESC LIMIT :count OFFSET :skip;
-- dialect: postgres
SELECT {question_line r}
  FROM question_row r JOIN question q ON q.id = r.id
 WHERE q.state = 0
       AND {question_filters}
       AND NOT EXISTS (SELECT 1 FROM (SELECT s.question_id FROM search_text s WHERE s.vector @@ CAST(:without AS tsquery) OFFSET 0) AS p
                        WHERE p.question_id = q.id)
 ORDER BY q.created_at DESC, q.id DESC LIMIT :count OFFSET :skip;

-- The same of some questions: all of them are looked at and no others, among which theirs may be far between.
-- name: search_filter_of many
-- dialect: sqlite
SELECT {question_line r}
  FROM (SELECT q.id, q.created_at
          FROM json_each(:ids) AS w CROSS JOIN question q ON q.id = w.value
         WHERE q.state = 0
               AND {question_filters}
               AND (:without = '' OR NOT EXISTS (SELECT 1 FROM search_text s WHERE s.search_text MATCH :without AND s.rowid = q.id))
         ORDER BY q.created_at DESC, q.id DESC LIMIT :count OFFSET :skip) AS few CROSS JOIN question_row r ON r.id = few.id
 ORDER BY few.created_at DESC, few.id DESC;
-- dialect: postgres
SELECT {question_line r}
  FROM (SELECT q.id, q.created_at
          FROM json_array_elements_text(CAST(:ids AS json)) AS w (id)
         CROSS JOIN LATERAL (SELECT * FROM question WHERE id = CAST(w.id AS bigint) OFFSET 0) AS q
         WHERE q.state = 0
               AND {question_filters}
               AND (:without = '' OR NOT EXISTS (
                    SELECT 1 FROM search_text s WHERE s.question_id = q.id AND s.vector @@ CAST(:without AS tsquery)))
         ORDER BY q.created_at DESC, q.id DESC LIMIT :count OFFSET :skip) AS few
  JOIN question_row r ON r.id = few.id
 ORDER BY few.created_at DESC, few.id DESC;

-- Those that one filter leaves, at most so many.
-- name: search_ids_behind many
SELECT id FROM question WHERE id > :behind ORDER BY id LIMIT :count;
-- name: search_ids_of_person many
SELECT id FROM question WHERE person_id = :person_id ORDER BY created_at, id LIMIT :count;
-- name: search_ids_of_tag many
SELECT question_id FROM question_tag WHERE tag_id = :tag_id ORDER BY created_at, question_id LIMIT :count;
-- name: search_ids_voted many
SELECT id FROM question WHERE state = 0 AND votes >= :least_votes ORDER BY votes, id LIMIT :count;
-- name: search_ids_of_category many
SELECT q.id FROM question q WHERE q.state = 0 AND q.category_id IN (
     WITH RECURSIVE below (id) AS (
         SELECT CAST(:category_id AS BIGINT)
         UNION ALL SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
     SELECT id FROM below) LIMIT :count;
