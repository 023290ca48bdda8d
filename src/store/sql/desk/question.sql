-- name: question_by_id one
SELECT q.id, q.person_id, q.guest_id, q.name, q.category_id, q.title, q.slug, q.body, q.tags, q.created_at, q.edited_at,
       q.active_at, q.state, q.held_for, q.network, q.closed_at, q.close_reason, q.duplicate_of, q.selected_answer_id,
       q.version, q.up_votes, q.down_votes, q.votes, q.answer_count, q.comment_count, q.flag_count, q.favourite_count,
       q.view_count, q.hotness,
       p.handle, p.title, p.role, p.points, p.deleted_at
  FROM question q LEFT JOIN person p ON p.id = q.person_id
 WHERE q.id = :id;

-- name: question_insert one
INSERT INTO question (person_id, guest_id, name, category_id, title, slug, body, tags, created_at, active_at, state, held_for,
                      network, hotness)
VALUES (:person_id, :guest_id, :name, :category_id, :title, :slug, :body, :tags, :now, :now, :state, :held_for,
        :network, :hotness)
RETURNING id;

-- Lists: a page begins behind (:value, :id) of the column that orders it.
-- name: question_list_recent many
SELECT id, title, slug, category_id, tags, created_at, active_at, state, closed_at, selected_answer_id, votes,
       answer_count, view_count, hotness, person_id, name, handle, person_title, role, points, deleted_at, body
  FROM question_row
 WHERE state = 0 AND (created_at, id) < (:value, :id)
 ORDER BY created_at DESC, id DESC LIMIT :count;

-- name: question_list_hot many
SELECT id, title, slug, category_id, tags, created_at, active_at, state, closed_at, selected_answer_id, votes,
       answer_count, view_count, hotness, person_id, name, handle, person_title, role, points, deleted_at, body
  FROM question_row
 WHERE state = 0 AND (hotness, id) < (:value, :id)
 ORDER BY hotness DESC, id DESC LIMIT :count;

-- Many questions have the same number: those that stand behind :id among their equals, then those with less, each read in
-- the order of the index. A comparison of (number, id) as a row would read all equals from their first.
-- name: question_list_votes many
SELECT r.id, r.title, r.slug, r.category_id, r.tags, r.created_at, r.active_at, r.state, r.closed_at, r.selected_answer_id,
       r.votes, r.answer_count, r.view_count, r.hotness, r.person_id, r.name, r.handle, r.person_title, r.role, r.points,
       r.deleted_at, r.body
  FROM (SELECT id FROM (SELECT id FROM question WHERE state = 0 AND votes = :value AND id < :id
                         ORDER BY id DESC LIMIT :count) equal
        UNION ALL
        SELECT id FROM (SELECT id FROM question WHERE state = 0 AND votes < :value
                         ORDER BY votes DESC, id DESC LIMIT :count) less) n
  JOIN question_row r ON r.id = n.id
 ORDER BY r.votes DESC, r.id DESC LIMIT :count;

-- name: question_list_answers many
SELECT r.id, r.title, r.slug, r.category_id, r.tags, r.created_at, r.active_at, r.state, r.closed_at, r.selected_answer_id,
       r.votes, r.answer_count, r.view_count, r.hotness, r.person_id, r.name, r.handle, r.person_title, r.role, r.points,
       r.deleted_at, r.body
  FROM (SELECT id FROM (SELECT id FROM question WHERE state = 0 AND answer_count = :value AND id < :id
                         ORDER BY id DESC LIMIT :count) equal
        UNION ALL
        SELECT id FROM (SELECT id FROM question WHERE state = 0 AND answer_count < :value
                         ORDER BY answer_count DESC, id DESC LIMIT :count) less) n
  JOIN question_row r ON r.id = n.id
 ORDER BY r.answer_count DESC, r.id DESC LIMIT :count;

-- name: question_list_views many
SELECT r.id, r.title, r.slug, r.category_id, r.tags, r.created_at, r.active_at, r.state, r.closed_at, r.selected_answer_id,
       r.votes, r.answer_count, r.view_count, r.hotness, r.person_id, r.name, r.handle, r.person_title, r.role, r.points,
       r.deleted_at, r.body
  FROM (SELECT id FROM (SELECT id FROM question WHERE state = 0 AND view_count = :value AND id < :id
                         ORDER BY id DESC LIMIT :count) equal
        UNION ALL
        SELECT id FROM (SELECT id FROM question WHERE state = 0 AND view_count < :value
                         ORDER BY view_count DESC, id DESC LIMIT :count) less) n
  JOIN question_row r ON r.id = n.id
 ORDER BY r.view_count DESC, r.id DESC LIMIT :count;

-- name: question_list_unanswered many
SELECT id, title, slug, category_id, tags, created_at, active_at, state, closed_at, selected_answer_id, votes,
       answer_count, view_count, hotness, person_id, name, handle, person_title, role, points, deleted_at, body
  FROM question_row
 WHERE state = 0 AND answer_count = 0 AND (created_at, id) < (:value, :id)
 ORDER BY created_at DESC, id DESC LIMIT :count;

-- name: tag_add one
INSERT INTO tag (name, question_count) VALUES (:name, :count)
ON CONFLICT (name) DO UPDATE SET question_count = tag.question_count + :count
RETURNING id;

-- name: question_tag_insert run
INSERT INTO question_tag (tag_id, created_at, question_id) VALUES (:tag_id, :created_at, :question_id);

-- name: category_all many
SELECT id, parent_id, slug, name, position, question_count, retired FROM category ORDER BY position, id;

-- name: category_add run
UPDATE category SET question_count = question_count + :count WHERE id = :id;

-- name: category_save run
UPDATE category SET parent_id = :parent_id, name = :name, position = :position, retired = :retired WHERE id = :id;

-- name: category_insert one
INSERT INTO category (parent_id, slug, name, position) VALUES (:parent_id, :slug, :name, :position) RETURNING id;

-- name: question_line one
SELECT id, title, slug, category_id, tags, created_at, active_at, state, closed_at, selected_answer_id, votes,
       answer_count, view_count, hotness, person_id, name, handle, person_title, role, points, deleted_at, body
  FROM question_row WHERE id = :id;

-- name: question_views_add run
UPDATE question SET view_count = view_count + :count, hotness = hotness + :hotness WHERE id = :id;
