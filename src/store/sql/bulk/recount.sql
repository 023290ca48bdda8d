-- Every stored count beside what it counts, by pages of ids; and putting it right.

-- row: question_counts in store/bulk/recount.h
-- id int, created_at instant, views int = @view_count, stored[QUESTION_UP] int = @up_votes,
-- stored[QUESTION_DOWN] int = @down_votes, stored[QUESTION_VOTES] int = @votes, stored[QUESTION_ANSWERS] int = @answer_count,
-- stored[QUESTION_COMMENTS] int = @comment_count, stored[QUESTION_FLAGS] int = @flag_count,
-- stored[QUESTION_FAVOURITES] int = @favourite_count, stored[QUESTION_ACTIVE] int = @active_at,
-- stored[QUESTION_HOTNESS] int = @hotness,
-- counted[QUESTION_UP] int = (SELECT COUNT(*) FROM vote v WHERE v.post_type = 1 AND v.post_id = @id AND v.vote > 0),
-- counted[QUESTION_DOWN] int = (SELECT COUNT(*) FROM vote v WHERE v.post_type = 1 AND v.post_id = @id AND v.vote < 0),
-- counted[QUESTION_ANSWERS] int = (SELECT COUNT(*) FROM answer a WHERE a.question_id = @id AND a.state = 0),
-- newest_answer instant =
-- (SELECT COALESCE(MAX(a.created_at), 0) FROM answer a WHERE a.question_id = @id AND a.state = 0),
-- counted[QUESTION_COMMENTS] int =
-- (SELECT COUNT(*) FROM comment c WHERE c.question_id = @id AND c.answer_id IS NULL AND c.state = 0),
-- counted[QUESTION_FLAGS] int =
-- ((SELECT COUNT(*) FROM flag f WHERE f.post_type = 1 AND f.post_id = @id AND f.settled_at IS NULL)
-- + (SELECT COUNT(*) FROM guest_flag g WHERE g.post_type = 1 AND g.post_id = @id AND g.settled_at IS NULL)),
-- counted[QUESTION_FAVOURITES] int = (SELECT COUNT(*) FROM favourite f WHERE f.question_id = @id);

-- name: recount_questions many
SELECT {question_counts q}
  FROM question q WHERE q.id > :after ORDER BY q.id LIMIT :count;
-- name: recount_question_set run
UPDATE question SET up_votes = :up_votes, down_votes = :down_votes, votes = :votes, answer_count = :answer_count,
       comment_count = :comment_count, flag_count = :flag_count, favourite_count = :favourite_count,
       active_at = :active_at, hotness = :hotness
 WHERE id = :id;

-- row: answer_counts in store/bulk/recount.h
-- id int, stored[ANSWER_UP] int = @up_votes, stored[ANSWER_DOWN] int = @down_votes, stored[ANSWER_VOTES] int = @votes,
-- stored[ANSWER_COMMENTS] int = @comment_count, stored[ANSWER_FLAGS] int = @flag_count,
-- stored[ANSWER_SOLVED] int = @solved_count,
-- counted[ANSWER_UP] int = (SELECT COUNT(*) FROM vote v WHERE v.post_type = 2 AND v.post_id = @id AND v.vote > 0),
-- counted[ANSWER_DOWN] int = (SELECT COUNT(*) FROM vote v WHERE v.post_type = 2 AND v.post_id = @id AND v.vote < 0),
-- counted[ANSWER_COMMENTS] int =
-- (SELECT COUNT(*) FROM comment c WHERE c.answer_id = @id AND c.state = 0),
-- counted[ANSWER_FLAGS] int =
-- ((SELECT COUNT(*) FROM flag f WHERE f.post_type = 2 AND f.post_id = @id AND f.settled_at IS NULL)
-- + (SELECT COUNT(*) FROM guest_flag g WHERE g.post_type = 2 AND g.post_id = @id AND g.settled_at IS NULL)),
-- counted[ANSWER_SOLVED] int = (SELECT COUNT(*) FROM solved s WHERE s.answer_id = @id);

-- name: recount_answers many
SELECT {answer_counts a}
  FROM answer a WHERE a.id > :after ORDER BY a.id LIMIT :count;
-- name: recount_answer_set run
UPDATE answer SET up_votes = :up_votes, down_votes = :down_votes, votes = :votes, comment_count = :comment_count,
       flag_count = :flag_count, solved_count = :solved_count
 WHERE id = :id;

-- row: comment_flags of row_count in store/bulk/recount.h
-- id int, stored int = @flag_count,
-- counted int = ((SELECT COUNT(*) FROM flag f WHERE f.post_type = 3 AND f.post_id = @id AND f.settled_at IS NULL)
-- + (SELECT COUNT(*) FROM guest_flag g WHERE g.post_type = 3 AND g.post_id = @id AND g.settled_at IS NULL));
-- row: category_questions of row_count in store/bulk/recount.h
-- id int, stored int = @question_count,
-- counted int = (SELECT COUNT(*) FROM question q WHERE q.category_id = @id AND q.state = 0);
-- row: tag_questions of row_count in store/bulk/recount.h
-- id int, stored int = @question_count, counted int = (SELECT COUNT(*) FROM question_tag q WHERE q.tag_id = @id);

-- name: recount_comments many
SELECT {comment_flags c} FROM comment c WHERE c.id > :after ORDER BY c.id LIMIT :count;
-- name: recount_comment_set run
UPDATE comment SET flag_count = :flag_count WHERE id = :id;

-- name: recount_categories many
SELECT {category_questions c} FROM category c WHERE c.id > :after ORDER BY c.id LIMIT :count;
-- name: recount_category_set run
UPDATE category SET question_count = :question_count WHERE id = :id;

-- name: recount_tags many
SELECT {tag_questions t} FROM tag t WHERE t.id > :after ORDER BY t.id LIMIT :count;
-- name: recount_tag_set run
UPDATE tag SET question_count = :question_count WHERE id = :id;

-- Of the questions that are kept as related, those that are: another one, not live (and passed over), or with a word of it.
-- row: related_count of row_count in store/bulk/recount.h
-- id int, stored int, counted int;
-- name: recount_related many
-- dialect: sqlite
SELECT {related_count k} FROM (
SELECT r.question_id AS id, length(r.ids) - length(replace(r.ids, ',', '')) + 1 AS stored,
       (SELECT COUNT(*) FROM json_each(CASE WHEN json_valid(r.ids) THEN r.ids ELSE '[]' END) w JOIN question q ON q.id = w.value
         WHERE q.id <> r.question_id
           AND (q.state <> 0 OR EXISTS (SELECT 1 FROM question_term a JOIN question_term b ON b.word = a.word AND b.question_id = q.id
                                         WHERE a.question_id = r.question_id))) AS counted
  FROM related r WHERE r.question_id > :after ORDER BY r.question_id LIMIT :count) k;
-- dialect: postgres
SELECT {related_count k} FROM (
SELECT r.question_id AS id, length(r.ids) - length(replace(r.ids, ',', '')) + 1 AS stored,
       (SELECT COUNT(*) FROM json_array_elements_text(CAST(CASE WHEN r.ids ~ '^\[[0-9]+(,[0-9]+)*\]$' THEN r.ids ELSE '[]' END AS json)) w (id)
          JOIN question q ON q.id = CAST(w.id AS bigint)
         WHERE q.id <> r.question_id
           AND (q.state <> 0 OR EXISTS (SELECT 1 FROM question_term a JOIN question_term b ON b.word = a.word AND b.question_id = q.id
                                         WHERE a.question_id = r.question_id))) AS counted
  FROM related r WHERE r.question_id > :after ORDER BY r.question_id LIMIT :count) k;
-- A list with others in it goes: it is found again when it is next read.
-- name: recount_related_set run
DELETE FROM related WHERE CAST(:counted AS BIGINT) >= 0 AND question_id = :id;

-- Terms are counted by pages of words, each of about so many rows on either side; :last is the page's last word.
-- name: recount_terms_last one
SELECT COALESCE((SELECT MIN(n.word) FROM (
                     SELECT word FROM (SELECT word FROM question_term WHERE word > :after ORDER BY word LIMIT 1 OFFSET :count) AS a
                     UNION ALL
                     SELECT word FROM (SELECT word FROM term WHERE word > :after ORDER BY word LIMIT 1 OFFSET :count) AS b) AS n),
                (SELECT MAX(l.word) FROM (SELECT MAX(word) AS word FROM question_term UNION ALL SELECT MAX(word) FROM term) AS l),
                '');
-- row: term_count in store/bulk/recount.h
-- word text, stored int, counted int;
-- name: recount_terms many
SELECT {term_count} FROM (
SELECT c.word, COALESCE(t.question_count, 0) AS stored, c.counted
  FROM (SELECT word, COUNT(*) AS counted FROM question_term WHERE word > :after AND word <= :last GROUP BY word) AS c
  LEFT JOIN term t ON t.word = c.word
 WHERE COALESCE(t.question_count, 0) <> c.counted
UNION ALL
SELECT t.word, t.question_count AS stored, 0 AS counted
  FROM term t
 WHERE t.word > :after AND t.word <= :last AND t.question_count <> 0
       AND NOT EXISTS (SELECT 1 FROM question_term q WHERE q.word = t.word)
) differ ORDER BY word LIMIT :count;
-- name: recount_terms_put run
INSERT INTO term (word, question_count)
SELECT word, COUNT(*) FROM question_term WHERE word > :after AND word <= :last GROUP BY word
ON CONFLICT (word) DO UPDATE SET question_count = EXCLUDED.question_count WHERE term.question_count <> EXCLUDED.question_count;
-- name: recount_terms_unused run
UPDATE term SET question_count = 0
 WHERE word > :after AND word <= :last AND question_count <> 0
       AND NOT EXISTS (SELECT 1 FROM question_term q WHERE q.word = term.word);

-- row: person_counts in store/bulk/recount.h
-- id int, points int, bonus int, questions int = @question_count, answers int = @answer_count;
-- name: recount_people many
SELECT {person_counts} FROM person WHERE id > :after ORDER BY id LIMIT :count;

-- What the points of the people with ids in a range are made of. Votes of a post are capped post by post, so they come
-- row by row.
-- row: tally_line
-- person_id int, first int = @up_votes, second int = @down_votes;
-- row: tally_selected of tally_line
-- person_id int, first int = COUNT(*), second int = 0;
-- row: tally_voted of tally_line
-- person_id int, first int = COUNT(CASE WHEN @vote > 0 THEN 1 END), second int = COUNT(CASE WHEN @vote < 0 THEN 1 END);
-- name: tally_questions many
SELECT {tally_line} FROM question WHERE person_id > :after AND person_id <= :last AND state = 0;
-- name: tally_answers many
SELECT {tally_line} FROM answer WHERE person_id > :after AND person_id <= :last AND state = 0;
-- name: tally_selects many
SELECT {tally_selected q}
  FROM question q JOIN answer a ON a.id = q.selected_answer_id AND a.question_id = q.id
 WHERE q.person_id > :after AND q.person_id <= :last AND a.person_id IS DISTINCT FROM q.person_id
 GROUP BY q.person_id;
-- name: tally_selecteds many
SELECT {tally_selected a}
  FROM answer a JOIN question q ON q.id = a.question_id AND q.selected_answer_id = a.id
 WHERE a.person_id > :after AND a.person_id <= :last AND q.person_id IS DISTINCT FROM a.person_id
 GROUP BY a.person_id;
-- name: tally_votes many
SELECT {tally_voted}
  FROM vote WHERE person_id > :after AND person_id <= :last GROUP BY person_id;
