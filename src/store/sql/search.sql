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

-- name: question_term_words many
SELECT word FROM question_term WHERE question_id = :question_id;

-- name: question_term_delete run
DELETE FROM question_term WHERE question_id = :question_id;

-- The newest questions that have a word; the reader stops at :count, so that a common word costs no more than a rare one.
-- name: question_term_newest many
SELECT question_id FROM question_term WHERE word = :word ORDER BY question_id DESC LIMIT :count;
