-- What acts on any kind of post need. The columns are the same for the three kinds. Here, and nowhere else, a member who wrote
-- without a name is known by the same column as everybody.
-- row: post_of_question of post in store/desk/post.h
-- question_id int = @id, answer_id int = 0, person_id int = COALESCE(@person_id, @nameless_id), nameless bool = @nameless_id,
-- guest_id int, state int, held_for text, up_votes int, down_votes int,
-- flag_count int, version int, title text, slug text, body text, tags text, category_id int, created_at instant,
-- question_closed_at instant = @closed_at, selected_answer_id int, name text, view_count int,
-- wiki bool;
-- row: post_of_answer of post in store/desk/post.h
-- question_id int, answer_id int = @id, person_id int = COALESCE(@person_id, @nameless_id), nameless bool = @nameless_id,
-- guest_id int, state int, held_for text, up_votes int, down_votes int,
-- flag_count int, version int, title text = q.title, slug text = q.slug, body text, tags text = '',
-- category_id int = q.category_id, created_at instant, question_closed_at instant = q.closed_at,
-- selected_answer_id int = q.selected_answer_id, name text, view_count int = q.view_count, wiki bool,
-- question_state int = q.state, question_person_id int = COALESCE(q.person_id, q.nameless_id), question_guest_id int = q.guest_id;
-- row: post_of_comment of post in store/desk/post.h
-- question_id int, answer_id int, person_id int = COALESCE(@person_id, @nameless_id), nameless bool = @nameless_id,
-- guest_id int, state int, held_for text, up_votes int = 0, down_votes int = 0,
-- flag_count int, version int, title text = q.title, slug text = q.slug, body text, tags text = '',
-- category_id int = q.category_id, created_at instant, question_closed_at instant = q.closed_at,
-- selected_answer_id int = q.selected_answer_id, name text, view_count int = q.view_count,
-- question_state int = q.state, question_person_id int = COALESCE(q.person_id, q.nameless_id), question_guest_id int = q.guest_id,
-- answer_state int = COALESCE(b.state, 0), answer_person_id int = COALESCE(b.person_id, b.nameless_id), answer_guest_id int = b.guest_id;

-- name: post_question one
SELECT {post_of_question} FROM question WHERE id = :id;
-- name: post_answer one
SELECT {post_of_answer a} FROM answer a JOIN question q ON q.id = a.question_id WHERE a.id = :id;
-- name: post_comment one
SELECT {post_of_comment c} FROM comment c JOIN question q ON q.id = c.question_id LEFT JOIN answer b ON b.id = c.answer_id WHERE c.id = :id;

-- name: question_set_state run
UPDATE question SET state = :state, held_for = :held_for WHERE id = :id;
-- name: answer_set_state run
UPDATE answer SET state = :state, held_for = :held_for WHERE id = :id;
-- name: comment_set_state run
UPDATE comment SET state = :state, held_for = :held_for WHERE id = :id;

-- name: question_add_votes run
UPDATE question SET up_votes = up_votes + :up, down_votes = down_votes + :down, votes = votes + :up - :down WHERE id = :id;
-- name: answer_add_votes run
UPDATE answer SET up_votes = up_votes + :up, down_votes = down_votes + :down, votes = votes + :up - :down WHERE id = :id;

-- name: question_add_flags run
UPDATE question SET flag_count = flag_count + :count WHERE id = :id;
-- name: answer_add_flags run
UPDATE answer SET flag_count = flag_count + :count WHERE id = :id;
-- name: comment_add_flags run
UPDATE comment SET flag_count = flag_count + :count WHERE id = :id;

-- Edits change what they have seen or nothing: the version must still be the one that was edited.
-- name: question_edit run
UPDATE question SET title = :title, slug = :slug, body = :body, tags = :tags, category_id = :category_id,
       edited_at = :now, version = version + 1, plain = :plain, plain_of = :plain_of
 WHERE id = :id AND version = :version;
-- name: answer_edit run
UPDATE answer SET body = :body, edited_at = :now, version = version + 1 WHERE id = :id AND version = :version;
-- name: comment_edit run
UPDATE comment SET body = :body, edited_at = :now, version = version + 1 WHERE id = :id AND version = :version;

-- name: revision_insert run
{insert revision: post_type, post_id, version, title, body, tags, category_id, person_id, written_at, note};
-- name: revision_by_another one
SELECT COUNT(*) FROM revision
 WHERE post_type = :post_type AND post_id = :post_id AND person_id IS NOT NULL AND person_id <> :person_id;
-- name: revisions_erase run
DELETE FROM revision WHERE post_type = :post_type AND post_id = :post_id;

-- name: question_wipe run
UPDATE question SET title = :title, slug = 'question', body = '', name = '', version = version + 1, plain = '', plain_of = 0 WHERE id = :id;
-- name: answer_wipe run
UPDATE answer SET body = '', name = '', version = version + 1 WHERE id = :id;
-- name: comment_wipe run
UPDATE comment SET body = '', name = '', version = version + 1 WHERE id = :id;

-- row: revision in store/desk/post.h
-- version int, title text, body text, tags text, written_at instant, note text, author.person_id int,
-- author author_columns = p;

-- name: revision_list many
SELECT {revision r}
  FROM revision r LEFT JOIN person p ON p.id = r.person_id
 WHERE r.post_type = :post_type AND r.post_id = :post_id AND r.version < :before ORDER BY r.version DESC LIMIT 22;

-- name: answer_insert one
{insert answer: question_id, person_id, guest_id, name, body, created_at, state, held_for, network, nameless_id}
RETURNING id;
-- name: comment_insert one
{insert comment: question_id, answer_id, person_id, guest_id, name, body, created_at, state, held_for, network, nameless_id}
RETURNING id;

-- row: answer in store/desk/answer.h
-- id int, question_id int, author.person_id int, guest_id int, author.name text, body text, created_at instant,
-- edited_at instant, state int, held_for text, version int, votes int, comment_count int, flag_count int,
-- solved_count int, nameless_id int, wiki bool, author author_columns = p;

-- name: answer_list many
SELECT {answer a}
  FROM answer a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.question_id = :question_id ORDER BY a.votes DESC, a.id LIMIT 500 OFFSET :from;
-- name: answer_list_newest many
SELECT {answer a}
  FROM answer a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.question_id = :question_id ORDER BY a.created_at DESC, a.id DESC LIMIT 500 OFFSET :from;
-- name: answer_list_oldest many
SELECT {answer a}
  FROM answer a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.question_id = :question_id ORDER BY a.created_at, a.id LIMIT 500 OFFSET :from;
-- row: comment in store/desk/answer.h
-- id int, question_id int, answer_id int, author.person_id int, guest_id int, author.name text, body text,
-- created_at instant, edited_at instant, state int, held_for text, version int, flag_count int,
-- nameless_id int, author author_columns = p;

-- The one behind which no more fit.
-- name: comment_last_that_fits one
SELECT id FROM comment WHERE question_id = :question_id ORDER BY id LIMIT 1 OFFSET :before;

-- name: comment_list many
SELECT {comment c}
  FROM comment c LEFT JOIN person p ON p.id = c.person_id
 WHERE c.question_id = :question_id ORDER BY c.id LIMIT 1000;

-- What hotness and the search index are made of.
-- row: newest_answer
-- answers int = COUNT(*), newest instant = COALESCE(MAX(@created_at), 0);
-- name: question_newest_answer one
SELECT {newest_answer} FROM answer WHERE question_id = :question_id AND state = 0;
-- name: question_set_answers run
UPDATE question SET answer_count = :answers, active_at = :active_at, hotness = :hotness WHERE id = :id;
-- row: answer_text
-- body text;

-- name: question_answer_texts many
SELECT {answer_text} FROM answer WHERE question_id = :question_id AND state = 0 ORDER BY id LIMIT 200;

-- name: question_add_comments run
UPDATE question SET comment_count = comment_count + :count WHERE id = :id;
-- name: answer_add_comments run
UPDATE answer SET comment_count = comment_count + :count WHERE id = :id;

-- name: question_recount_comments run
UPDATE question SET comment_count = (SELECT COUNT(*) FROM comment c WHERE c.question_id = :id AND c.answer_id IS NULL
                                     AND c.state = 0)
 WHERE id = :id;

-- name: answer_recount_comments run
UPDATE answer SET comment_count = (SELECT COUNT(*) FROM comment c WHERE c.question_id = answer.question_id
                                   AND c.answer_id = :id AND c.state = 0)
 WHERE id = :id;

-- name: question_select run
UPDATE question SET selected_answer_id = :answer_id WHERE id = :id;
-- name: question_close run
UPDATE question SET closed_at = :closed_at, close_reason = :reason, duplicate_of = :duplicate_of WHERE id = :id;
-- name: question_add_favourites run
UPDATE question SET favourite_count = favourite_count + :count WHERE id = :id;
-- name: answer_add_solved run
UPDATE answer SET solved_count = solved_count + :count WHERE id = :id;
-- A comment that becomes an answer, and back, takes its comments along or leaves them to the question.
-- name: answer_comments_to_question run
UPDATE comment SET answer_id = NULL WHERE answer_id = :answer_id;

-- name: vote_mine one
SELECT vote FROM vote WHERE post_type = :post_type AND post_id = :post_id AND person_id = :person_id;
-- name: vote_put run
{insert vote: post_type, post_id, person_id, vote, created_at}
ON CONFLICT (post_type, post_id, person_id) DO UPDATE SET vote = EXCLUDED.vote, created_at = EXCLUDED.created_at;
-- name: vote_delete run
DELETE FROM vote WHERE post_type = :post_type AND post_id = :post_id AND person_id = :person_id;
-- row: mark_line
-- kind int, answer_id int, number int;
-- All that is one viewer's own about a question and what stands below it: kinds as in enum mark_kind.
-- name: marks_on_page many
SELECT {mark_line mark} FROM (
SELECT 1 AS kind, 0 AS answer_id, vote AS number FROM vote WHERE person_id = :person_id AND post_type = 1 AND post_id = :question_id
UNION ALL
SELECT 2, v.post_id, v.vote FROM answer a JOIN vote v ON v.post_type = 2 AND v.post_id = a.id AND v.person_id = :person_id
 WHERE a.question_id = :question_id
UNION ALL
SELECT 3, s.answer_id, 1 FROM answer a JOIN solved s ON s.answer_id = a.id AND s.person_id = :person_id
 WHERE a.question_id = :question_id
UNION ALL
SELECT 4, 0, 1 FROM favourite WHERE person_id = :person_id AND question_id = :question_id
UNION ALL
SELECT 5, 0, wanted FROM follow WHERE kind = 'question' AND subject_id = :question_id AND person_id = :person_id
UNION ALL
SELECT 6, 0, COUNT(*) FROM notice_row
 WHERE person_id = :person_id AND question_id = :question_id AND read_at IS NULL AND on_page = 1
UNION ALL
SELECT 7, 0, 1 FROM question_order WHERE question_id = :question_id
UNION ALL
SELECT 8, 0, MIN(id) FROM suggestion
 WHERE post_type = 1 AND post_id = :question_id AND state = 'open' AND person_id <> :person_id GROUP BY post_id
UNION ALL
SELECT 8, s.post_id, MIN(s.id) FROM answer a JOIN suggestion s ON s.post_type = 2 AND s.post_id = a.id AND s.state = 'open'
 WHERE a.question_id = :question_id AND s.person_id <> :person_id GROUP BY s.post_id) AS mark;

-- name: favourite_put run
{insert favourite: person_id, question_id, created_at = :now} ON CONFLICT DO NOTHING;
-- name: favourite_delete run
DELETE FROM favourite WHERE person_id = :person_id AND question_id = :question_id;
-- name: solved_put run
{insert solved: answer_id, person_id, created_at = :now} ON CONFLICT DO NOTHING;
-- name: solved_delete run
DELETE FROM solved WHERE answer_id = :answer_id AND person_id = :person_id;

-- name: flag_put run
{insert flag: post_type, post_id, person_id, reason, note, created_at} ON CONFLICT DO NOTHING;
-- name: flag_settle run
UPDATE flag SET settled_at = :now WHERE post_type = :post_type AND post_id = :post_id AND settled_at IS NULL;
-- Of members alone: guests bring a post to the staff, and never out of sight.
-- Whether its writer had asked for another look, which was taken then.
-- name: objection_settled one
SELECT COUNT(*) FROM report_row
 WHERE post_type = :post_type AND post_id = :post_id AND settled_at = :at AND reason = 'objection';
-- name: flag_members one
SELECT COUNT(*) FROM flag WHERE post_type = :post_type AND post_id = :post_id AND settled_at IS NULL;

-- name: guest_flag_put run
{insert guest_flag: post_type, post_id, network, neighbourhood, reason, note, created_at} ON CONFLICT DO NOTHING;
-- name: guest_flag_settle run
UPDATE guest_flag SET settled_at = :now WHERE post_type = :post_type AND post_id = :post_id AND settled_at IS NULL;
-- row: guest_flags_open in store/desk/answer.h
-- total int, near int, here int;
-- name: guest_flags_open one
SELECT {guest_flags_open f}
  FROM (SELECT COUNT(*) AS total, COUNT(CASE WHEN neighbourhood = :neighbourhood THEN 1 END) AS near,
               COUNT(CASE WHEN network = :network THEN 1 END) AS here
          FROM guest_flag WHERE settled_at IS NULL) f;
-- name: guest_flags_forget run
UPDATE guest_flag SET network = '', neighbourhood = '' WHERE settled_at < :before AND network <> '';

-- name: question_tag_delete run
DELETE FROM question_tag WHERE question_id = :question_id;

-- name: audit_insert run
{insert audit: at, person_id, act, subject, note, market_id};

-- What a question that was closed repeats.
-- name: question_duplicate_of one
SELECT duplicate_of FROM question WHERE id = :id AND closed_at IS NOT NULL AND duplicate_of IS NOT NULL;

-- What others have written below a post since it was made.
-- name: question_reaction one
SELECT 1 FROM (SELECT 1 AS one FROM answer WHERE question_id = :id
               UNION ALL SELECT 1 FROM comment WHERE question_id = :id) reaction LIMIT 1;
-- name: answer_reaction one
SELECT 1 FROM comment WHERE answer_id = :id LIMIT 1;
