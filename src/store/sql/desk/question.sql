-- row: question in store/desk/question.h
-- id int, author.person_id int, guest_id int, author.name text, category_id int, title text, slug text, body text,
-- tags text, created_at instant, edited_at instant, active_at instant, state int, held_for text, network text,
-- closed_at instant, close_reason text, duplicate_of int, selected_answer_id int, version int, up_votes int,
-- down_votes int, votes int, answer_count int, comment_count int, flag_count int, favourite_count int, view_count int,
-- hotness int, taken_at instant, taken_count int, nameless_id int, wiki bool, plain text, plain_of int,
-- author author_columns = p;

-- name: question_by_id one
SELECT {question q}
  FROM question q LEFT JOIN person p ON p.id = q.person_id
 WHERE q.id = :id;

-- name: question_insert one
{insert question: person_id, guest_id, name, category_id, title, slug, body, tags, created_at = :now, active_at = :now,
    state, held_for, network, hotness, nameless_id, plain, plain_of}
RETURNING id;

-- name: question_set_plain run
UPDATE question SET plain = :plain, plain_of = :plain_of WHERE id = :id AND version = :version;

-- name: question_set_taken run
UPDATE question SET taken_at = :at WHERE id = :id;
-- name: question_add_taken run
UPDATE question SET taken_count = taken_count + 1 WHERE id = :id;

-- Lists: a page begins behind (:value, :id) of the column that orders it.
-- name: question_list_recent many
SELECT {question_line}
  FROM question_row
 WHERE state = 0 AND (created_at, id) < (:value, :id)
 ORDER BY created_at DESC, id DESC LIMIT :count;

-- name: question_list_hot many
SELECT {question_line}
  FROM question_row
 WHERE state = 0 AND (hotness, id) < (:value, :id)
 ORDER BY hotness DESC, id DESC LIMIT :count;

-- Many questions have the same number: those that stand behind :id among their equals, then those with less, each read in
-- the order of the index. A comparison of (number, id) as a row would read all equals from their first.
-- name: question_list_votes many
SELECT {question_line r}
  FROM (SELECT id FROM (SELECT id FROM question WHERE state = 0 AND votes = :value AND id < :id
                         ORDER BY id DESC LIMIT :count) equal
        UNION ALL
        SELECT id FROM (SELECT id FROM question WHERE state = 0 AND votes < :value
                         ORDER BY votes DESC, id DESC LIMIT :count) less) n
  JOIN question_row r ON r.id = n.id
 ORDER BY r.votes DESC, r.id DESC LIMIT :count;

-- name: question_list_answers many
SELECT {question_line r}
  FROM (SELECT id FROM (SELECT id FROM question WHERE state = 0 AND answer_count = :value AND id < :id
                         ORDER BY id DESC LIMIT :count) equal
        UNION ALL
        SELECT id FROM (SELECT id FROM question WHERE state = 0 AND answer_count < :value
                         ORDER BY answer_count DESC, id DESC LIMIT :count) less) n
  JOIN question_row r ON r.id = n.id
 ORDER BY r.answer_count DESC, r.id DESC LIMIT :count;

-- name: question_list_views many
SELECT {question_line r}
  FROM (SELECT id FROM (SELECT id FROM question WHERE state = 0 AND view_count = :value AND id < :id
                         ORDER BY id DESC LIMIT :count) equal
        UNION ALL
        SELECT id FROM (SELECT id FROM question WHERE state = 0 AND view_count < :value
                         ORDER BY view_count DESC, id DESC LIMIT :count) less) n
  JOIN question_row r ON r.id = n.id
 ORDER BY r.view_count DESC, r.id DESC LIMIT :count;

-- name: question_list_unanswered many
SELECT {question_line}
  FROM question_row
 WHERE state = 0 AND answer_count = 0 AND (created_at, id) < (:value, :id)
 ORDER BY created_at DESC, id DESC LIMIT :count;

-- name: tag_add one
{insert tag: name, question_count = :count}
ON CONFLICT (name) DO UPDATE SET question_count = tag.question_count + :count
RETURNING id;

-- name: question_tag_insert run
{insert question_tag: tag_id, created_at, question_id};

-- row: category_row in store/site/setting.h
-- id int, parent_id int, slug text, name text, position int, question_count int, retired bool;

-- name: category_all many
SELECT {category_row} FROM category ORDER BY position, id;

-- name: category_add run
UPDATE category SET question_count = question_count + :count WHERE id = :id;

-- name: category_save run
UPDATE category SET parent_id = :parent_id, name = :name, position = :position, retired = :retired WHERE id = :id;

-- name: category_insert one
{insert category: parent_id, slug, name, position, retired} ON CONFLICT DO NOTHING RETURNING id;

-- row: question_line in store/desk/question.h
-- id int, title text, slug text, category_id int, tags text, created_at instant, active_at instant, state int,
-- closed bool = @closed_at, selected_answer_id int, votes int, answer_count int, view_count int, hotness int,
-- author.person_id int, author.name text, author.handle text, author.title text = @person_title, author.role int,
-- author.points int, author.deleted bool = @deleted_at, body text, version int, plain text, plain_of int;

-- name: question_line one
SELECT {question_line}
  FROM question_row WHERE id = :id;

-- row: similar_line of question_line in store/desk/question.h
-- id int, title text, slug text, category_id int, tags text, created_at instant, state int, closed bool = @closed_at,
-- selected_answer_id int, votes int, answer_count int, view_count int, author.person_id int, author.name text,
-- author.handle text, author.title text = @person_title, author.role int, author.points int, author.deleted bool = @deleted_at;

-- The live ones of a list of ids, in its order; without their texts, which are long.
-- name: question_lines_of many
-- dialect: sqlite
SELECT {similar_line r} FROM json_each(:ids) AS w CROSS JOIN question_row AS r
 WHERE r.id = w.value AND r.state = 0 ORDER BY w.key LIMIT :count;
-- dialect: postgres
SELECT {similar_line r} FROM json_array_elements_text(CAST(:ids AS json)) WITH ORDINALITY AS w (id, place)
  JOIN question_row AS r ON r.id = CAST(w.id AS bigint)
 WHERE r.state = 0 ORDER BY w.place LIMIT :count;

-- name: question_views_add run
UPDATE question SET view_count = view_count + :count, hotness = hotness + :hotness WHERE id = :id;
