-- row: new_purge of purge in store/staff/purge.h
-- person_id int?, guest_id int?, by_id int?, at instant, gone_at instant, blocked_until instant?, blocked_for text,
-- network text, network_until instant?, network_for text;
-- name: purge_insert one
{insert purge: {new_purge}} RETURNING id;

-- row: purge in store/staff/purge.h
-- id int, person_id int, guest_id int, by_id int, at instant, gone_at instant, blocked_until instant, blocked_for text,
-- network text, network_until instant, network_for text, handle text = p.handle, by text = b.handle,
-- posts int = (SELECT COUNT(*) FROM purged_post o WHERE o.purge_id = @id);

-- name: purge_load one
SELECT {purge u}
  FROM purge u LEFT JOIN person p ON p.id = u.person_id AND p.deleted_at IS NULL LEFT JOIN person b ON b.id = u.by_id
 WHERE u.id = :id AND u.done_at IS NULL;
-- The newest first; those whose time is over are not shown any more.
-- name: purge_list many
SELECT {purge u}
  FROM purge u LEFT JOIN person p ON p.id = u.person_id AND p.deleted_at IS NULL LEFT JOIN person b ON b.id = u.by_id
 WHERE u.gone_at > :now AND u.done_at IS NULL ORDER BY u.id DESC LIMIT :count;
-- name: purges_due many
SELECT id FROM purge WHERE gone_at <= :now AND done_at IS NULL ORDER BY gone_at, id LIMIT :count;
-- name: purge_end run
UPDATE purge SET done_at = :now, blocked_for = '', network = '', network_for = '' WHERE id = :id;

-- A later purge found the blocks of this one: it leaves what this one found.
-- name: purge_pass_block_on run
UPDATE purge
   SET blocked_until = (SELECT u.blocked_until FROM purge u WHERE u.id = :id),
       blocked_for = (SELECT u.blocked_for FROM purge u WHERE u.id = :id)
 WHERE person_id = (SELECT u.person_id FROM purge u WHERE u.id = :id) AND blocked_until = :until;
-- name: purge_pass_network_on run
UPDATE purge
   SET network_until = (SELECT u.network_until FROM purge u WHERE u.id = :id),
       network_for = (SELECT u.network_for FROM purge u WHERE u.id = :id)
 WHERE network = (SELECT u.network FROM purge u WHERE u.id = :id) AND network_until = :until;

-- row: purged_post in store/staff/purge.h
-- ref.kind int = @post_type, ref.id int = @post_id, state int, held_for text, best bool;
-- As a post stands now. What was purged, shown again and purged once more belongs to the later purge.
-- name: purged_question_put run
INSERT INTO purged_post (post_type, post_id, purge_id, state, held_for, best)
SELECT 1, o.id, :purge_id, o.state, o.held_for, 0
  FROM question o WHERE o.id = :id
    ON CONFLICT (post_type, post_id) DO UPDATE
   SET purge_id = EXCLUDED.purge_id, state = EXCLUDED.state, held_for = EXCLUDED.held_for, best = EXCLUDED.best;
-- name: purged_answer_put run
INSERT INTO purged_post (post_type, post_id, purge_id, state, held_for, best)
SELECT 2, o.id, :purge_id, o.state, o.held_for, CASE WHEN q.selected_answer_id = o.id THEN 1 ELSE 0 END
  FROM answer o JOIN question q ON q.id = o.question_id WHERE o.id = :id
    ON CONFLICT (post_type, post_id) DO UPDATE
   SET purge_id = EXCLUDED.purge_id, state = EXCLUDED.state, held_for = EXCLUDED.held_for, best = EXCLUDED.best;
-- name: purged_comment_put run
INSERT INTO purged_post (post_type, post_id, purge_id, state, held_for, best)
SELECT 3, o.id, :purge_id, o.state, o.held_for, 0
  FROM comment o WHERE o.id = :id
    ON CONFLICT (post_type, post_id) DO UPDATE
   SET purge_id = EXCLUDED.purge_id, state = EXCLUDED.state, held_for = EXCLUDED.held_for, best = EXCLUDED.best;
-- Questions first, so that what stands below them finds them.
-- name: purged_posts many
SELECT {purged_post} FROM purged_post WHERE purge_id = :purge_id ORDER BY post_type, post_id LIMIT :count;
-- name: purged_post_delete run
DELETE FROM purged_post WHERE post_type = :post_type AND post_id = :post_id;

-- Reports that the purge settled.
-- name: flags_unsettle run
UPDATE flag SET settled_at = NULL WHERE post_type = :post_type AND post_id = :post_id AND settled_at = :at;
-- name: guest_flags_unsettle run
UPDATE guest_flag SET settled_at = NULL WHERE post_type = :post_type AND post_id = :post_id AND settled_at = :at;
-- name: network_block_of one
SELECT {network_block} FROM blocked_network WHERE network = :network AND until > :now;
