-- row: waiting_post in store/staff/moderation.h
-- ref.kind int, ref.id int, question_id int, title text, slug text, body text, state int, held_for text,
-- flag_count int, created_at instant, network text, guest_id int, nameless_id int, author.person_id int, author.name text,
-- author.handle text, author.title text = @person_title, author.role int, author.points int,
-- author.deleted bool = @deleted_at;

-- What waits for a moderator: held posts, and posts with flags that nobody has settled. The oldest first.
-- name: queue_load many
SELECT {waiting_post}
  FROM (SELECT * FROM (
          SELECT 1 AS kind, q.id, q.id AS question_id, q.title, q.slug, q.body, q.state, q.held_for, q.flag_count, q.created_at,
                 q.network, q.guest_id, q.nameless_id, q.person_id, q.name,
                 p.handle, p.title AS person_title, p.role, p.points, p.deleted_at
            FROM question q LEFT JOIN person p ON p.id = q.person_id
           WHERE (q.state = 1 OR q.flag_count > 0) AND q.state < 3 AND (q.created_at, q.id) > (:value, :id)
             AND :kind IN (0, 1) AND (:held = 0 OR q.state = 1) AND (:reported = 0 OR q.flag_count > 0)
           ORDER BY q.created_at, q.id LIMIT :count) AS questions
        UNION ALL
        SELECT * FROM (
          SELECT 2 AS kind, a.id, a.question_id, q.title, q.slug, a.body, a.state, a.held_for, a.flag_count, a.created_at,
                 a.network, a.guest_id, a.nameless_id, a.person_id, a.name,
                 p.handle, p.title AS person_title, p.role, p.points, p.deleted_at
            FROM answer a JOIN question q ON q.id = a.question_id LEFT JOIN person p ON p.id = a.person_id
           WHERE (a.state = 1 OR a.flag_count > 0) AND a.state < 3 AND (a.created_at, a.id) > (:value, :id)
             AND :kind IN (0, 2) AND (:held = 0 OR a.state = 1) AND (:reported = 0 OR a.flag_count > 0)
           ORDER BY a.created_at, a.id LIMIT :count) AS answers
        UNION ALL
        SELECT * FROM (
          SELECT 3 AS kind, c.id, c.question_id, q.title, q.slug, c.body, c.state, c.held_for, c.flag_count, c.created_at,
                 c.network, c.guest_id, c.nameless_id, c.person_id, c.name,
                 p.handle, p.title AS person_title, p.role, p.points, p.deleted_at
            FROM comment c JOIN question q ON q.id = c.question_id LEFT JOIN person p ON p.id = c.person_id
           WHERE (c.state = 1 OR c.flag_count > 0) AND c.state < 3 AND (c.created_at, c.id) > (:value, :id)
             AND :kind IN (0, 3) AND (:held = 0 OR c.state = 1) AND (:reported = 0 OR c.flag_count > 0)
           ORDER BY c.created_at, c.id LIMIT :count) AS comments) AS waiting
 ORDER BY created_at, id LIMIT :count;

-- row: raised_flag in store/staff/moderation.h
-- reason text = f.reason, note text = f.note, created_at instant = f.created_at, network text = f.network,
-- author.person_id int = f.person_id, author author_columns = p;

-- name: flag_list many
SELECT {raised_flag p}
  FROM report_row f LEFT JOIN person p ON p.id = f.person_id
 WHERE f.post_type = :post_type AND f.post_id = :post_id AND f.settled_at IS NULL ORDER BY f.created_at LIMIT 20;

-- Everything of one author that others can see or a moderator has still to look at.
-- row: standing_post of post_ref in core/desk/post.h
-- kind int, id int;
-- name: person_posts_standing many
SELECT {standing_post standing} FROM (
SELECT 1 AS kind, id FROM question WHERE (person_id = :person_id OR nameless_id = :person_id) AND state <= 1
UNION ALL SELECT 2, id FROM answer WHERE (person_id = :person_id OR nameless_id = :person_id) AND state <= 1
UNION ALL SELECT 3, id FROM comment WHERE (person_id = :person_id OR nameless_id = :person_id) AND state <= 1) AS standing
LIMIT :count;
-- name: guest_posts_standing many
SELECT {standing_post standing} FROM (
SELECT 1 AS kind, id FROM question WHERE guest_id = :guest_id AND state <= 1
UNION ALL SELECT 2, id FROM answer WHERE guest_id = :guest_id AND state <= 1
UNION ALL SELECT 3, id FROM comment WHERE guest_id = :guest_id AND state <= 1) AS standing
LIMIT :count;
-- name: post_network_question one
SELECT network FROM question WHERE id = :id;
-- name: post_network_answer one
SELECT network FROM answer WHERE id = :id;
-- name: post_network_comment one
SELECT network FROM comment WHERE id = :id;

-- name: network_guests one
SELECT COUNT(*) FROM (SELECT guest_id FROM question WHERE network = :network AND created_at >= :since
                      UNION SELECT guest_id FROM answer WHERE network = :network AND created_at >= :since
                      UNION SELECT guest_id FROM comment WHERE network = :network AND created_at >= :since) guest
 WHERE guest_id IS NOT NULL AND guest_id <> :but_guest_id;

-- name: person_block run
UPDATE person SET blocked_until = :until, blocked_for = :reason WHERE id = :id;

-- An address, or the beginning of some: 203.0.113. stands for all that begin so.
-- name: network_block run
{insert blocked_network: network, until, reason, created_at = :now}
ON CONFLICT (network) DO UPDATE SET until = EXCLUDED.until, reason = EXCLUDED.reason;
-- name: network_unblock run
DELETE FROM blocked_network WHERE network = :network;
-- row: network_block in store/staff/moderation.h
-- network text, until instant, reason text, created_at instant;

-- name: network_list many
SELECT {network_block} FROM blocked_network WHERE until > :now ORDER BY created_at DESC, network LIMIT :count;

-- row: audit_line in store/staff/moderation.h
-- id int, at instant, act text, subject text, note text, author.person_id int, author author_columns = p;

-- What the staff did: who signed in, and who looked at an order, is asked for by its act.
-- name: audit_list many
SELECT {audit_line a}
  FROM audit a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.id < :before AND a.act NOT IN ('sign-in', 'wrong password', 'wrong code', 'look') ORDER BY a.id DESC LIMIT :count;
-- name: audit_list_act many
SELECT {audit_line a}
  FROM audit a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.act = :act AND a.id < :before ORDER BY a.id DESC LIMIT :count;
-- name: audit_list_person many
SELECT {audit_line a}
  FROM audit a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.person_id = :person_id AND a.id < :before ORDER BY a.id DESC LIMIT :count;

-- name: audit_list_market many
SELECT {audit_line a}
  FROM audit a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.market_id = :market_id AND (:act = '' OR a.act = :act) AND (:person_id = 0 OR a.person_id = :person_id)
   AND (:subject = '' OR a.subject = :subject) AND a.id < :before ORDER BY a.id DESC LIMIT :count;

-- Who signed in from where is kept for a while only; what was done stays.
-- name: audit_forget run
DELETE FROM audit WHERE act IN ('sign-in', 'wrong password', 'wrong code') AND at < :before;

-- row: public_act in store/staff/moderation.h
-- id int, at instant, act text, subject text, note text;

-- What was done to posts, without who did it. A free note may name somebody: only a closed question's is a word of a list.
-- name: public_act_list many
SELECT a.id, a.at, a.act, a.subject, CASE a.act WHEN 'close' THEN a.note ELSE '' END
  FROM audit a
 WHERE a.id < :before AND a.act IN ('approve', 'reject', 'hide', 'show', 'delete', 'undelete', 'edit', 'close', 'reopen',
                                    'convert', 'purge', 'undo-purge', 'remove-picture')
 ORDER BY a.id DESC LIMIT :count;

-- Why a post was reported that was judged then.
-- name: flag_settled_reason many
SELECT reason FROM report_row WHERE post_type = :post_type AND post_id = :post_id AND settled_at = :at AND reason <> 'objection'
 ORDER BY reason LIMIT 1;
