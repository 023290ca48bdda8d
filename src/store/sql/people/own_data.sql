-- Everything that a person has given, for the file that they take along; page by page, behind the last row of the one before.

-- row: own_post in store/people/own_data.h
-- id int, question_id int, answer_id int, title text, tags text, body text, created_at instant, edited_at instant,
-- state int, votes int;

-- Posts come in the order in which they were made, as the index of a person's own has them: behind one that was made :at. Those
-- without name are not said to be the person's, and stand in an index of their own.
-- name: own_questions many
SELECT q.id, q.id, 0, q.title, q.tags, q.body, q.created_at, COALESCE(q.edited_at, 0), q.state, q.votes
  FROM (SELECT id FROM (SELECT id FROM question WHERE person_id = :person_id AND (created_at, id) > (:at, :after)
                         ORDER BY created_at, id LIMIT :most) AS named
        UNION
        SELECT id FROM (SELECT id FROM question WHERE nameless_id = :person_id AND (created_at, id) > (:at, :after)
                         ORDER BY created_at, id LIMIT :most) AS nameless) AS own
       JOIN question q ON q.id = own.id
 ORDER BY q.created_at, q.id LIMIT :most;

-- name: own_answers many
SELECT a.id, a.question_id, a.id, q.title, '', a.body, a.created_at, COALESCE(a.edited_at, 0), a.state, a.votes
  FROM (SELECT id FROM (SELECT id FROM answer WHERE person_id = :person_id AND (created_at, id) > (:at, :after)
                         ORDER BY created_at, id LIMIT :most) AS named
        UNION
        SELECT id FROM (SELECT id FROM answer WHERE nameless_id = :person_id AND (created_at, id) > (:at, :after)
                         ORDER BY created_at, id LIMIT :most) AS nameless) AS own
       JOIN answer a ON a.id = own.id JOIN question q ON q.id = a.question_id
 ORDER BY a.created_at, a.id LIMIT :most;

-- name: own_comments many
SELECT c.id, c.question_id, COALESCE(c.answer_id, 0), q.title, '', c.body, c.created_at, COALESCE(c.edited_at, 0), c.state, 0
  FROM (SELECT id FROM (SELECT id FROM comment WHERE person_id = :person_id AND (created_at, id) > (:at, :after)
                         ORDER BY created_at, id LIMIT :most) AS named
        UNION
        SELECT id FROM (SELECT id FROM comment WHERE nameless_id = :person_id AND (created_at, id) > (:at, :after)
                         ORDER BY created_at, id LIMIT :most) AS nameless) AS own
       JOIN comment c ON c.id = own.id JOIN question q ON q.id = c.question_id
 ORDER BY c.created_at, c.id LIMIT :most;

-- row: own_picture in store/people/own_data.h
-- id int, on.kind int = @post_type, on.id int = @post_id, position int, words text, hash text = @file_hash,
-- mime text = f.mime;

-- name: own_pictures many
SELECT {own_picture p} FROM picture p JOIN file f ON f.hash = p.file_hash
 WHERE p.id > :after AND p.id IN (
   SELECT i.id FROM question o JOIN picture i ON i.post_type = 1 AND i.post_id = o.id
    WHERE o.person_id = :person_id OR o.nameless_id = :person_id
   UNION ALL
   SELECT i.id FROM answer o JOIN picture i ON i.post_type = 2 AND i.post_id = o.id
    WHERE o.person_id = :person_id OR o.nameless_id = :person_id
   UNION ALL
   SELECT i.id FROM comment o JOIN picture i ON i.post_type = 3 AND i.post_id = o.id
    WHERE o.person_id = :person_id OR o.nameless_id = :person_id)
 ORDER BY p.id LIMIT :most;

-- row: own_mark in store/people/own_data.h
-- kind text, id int, value int, at instant;

-- name: own_votes many
SELECT CASE post_type WHEN 1 THEN 'question' ELSE 'answer' END, post_id, vote, created_at
  FROM vote WHERE person_id = :person_id AND post_type = :post_type AND post_id > :after ORDER BY post_id LIMIT :most;

-- name: own_favourites many
SELECT 'question', question_id, 1, created_at
  FROM favourite WHERE person_id = :person_id AND question_id > :after ORDER BY question_id LIMIT :most;

-- name: own_follows many
SELECT kind, subject_id, wanted, since
  FROM follow WHERE person_id = :person_id ORDER BY kind, subject_id LIMIT :most;

-- What else is kept of a person, in lists of one shape. Those that grow with what somebody does are read behind a key; of the short
-- ones, which nobody has more than some pages of, :passed are passed over.
-- row: own_entry in store/people/own_data.h
-- key.kind int, key.id int, key.version int, id int, kind text, name text, word text, words text, more text, from int, until int,
-- first instant, second instant, third instant;

-- name: own_reports many
SELECT post_type, post_id, 0, post_id, CASE post_type WHEN 1 THEN 'question' WHEN 2 THEN 'answer' ELSE 'comment' END, reason, '',
       note, '', 0, 0, created_at, COALESCE(settled_at, 0), 0
  FROM flag WHERE person_id = :person_id AND (post_type, post_id, 0) > (:kind, :id, :version)
 ORDER BY post_type, post_id LIMIT :most;

-- Versions of what others had written first.
-- name: own_edits many
SELECT r.post_type, r.post_id, r.version, r.post_id,
       CASE r.post_type WHEN 1 THEN 'question' WHEN 2 THEN 'answer' ELSE 'comment' END, r.title, r.tags, r.body, r.note, r.version, 0,
       r.written_at, 0, 0
  FROM revision r
 WHERE r.person_id = :person_id AND (r.post_type, r.post_id, r.version) > (:kind, :id, :version)
   AND NOT EXISTS (SELECT 1 FROM question o WHERE r.post_type = 1 AND o.id = r.post_id
                      AND COALESCE(o.person_id, o.nameless_id, 0) = r.person_id)
   AND NOT EXISTS (SELECT 1 FROM answer o WHERE r.post_type = 2 AND o.id = r.post_id
                      AND COALESCE(o.person_id, o.nameless_id, 0) = r.person_id)
   AND NOT EXISTS (SELECT 1 FROM comment o WHERE r.post_type = 3 AND o.id = r.post_id
                      AND COALESCE(o.person_id, o.nameless_id, 0) = r.person_id)
 ORDER BY r.post_type, r.post_id, r.version LIMIT :most;

-- name: own_solved many
SELECT 0, answer_id, 0, answer_id, '', '', '', '', '', 0, 0, created_at, 0, 0
  FROM solved WHERE person_id = :person_id AND answer_id > :after ORDER BY answer_id LIMIT :most;

-- name: own_invitations many
SELECT 0, question_id, 0, question_id, '', '', '', '', '', 0, 0, invited_at, 0, 0
  FROM question_invited WHERE person_id = :person_id AND question_id > :after ORDER BY question_id LIMIT :most;

-- name: own_seats many
SELECT 0, s.panel_id, 0, k.number, p.ref, s.state, s.remedy, s.reasons, p.currency, s.amount_minor, 0, k.called_at,
       COALESCE(k.ended_at, 0), 0
  FROM panel_seat s JOIN panel k ON k.id = s.panel_id JOIN purchase p ON p.id = k.purchase_id
 WHERE s.person_id = :person_id AND s.panel_id > :after ORDER BY s.panel_id LIMIT :most;

-- name: own_proposals many
SELECT s.panel_id, s.number, 0, k.number, p.ref, s.state, s.remedy, s.reasons, p.currency, s.amount_minor, 0, s.proposed_at,
       COALESCE(s.answered_at, 0), 0
  FROM panel_proposal s JOIN panel k ON k.id = s.panel_id JOIN purchase p ON p.id = k.purchase_id
 WHERE s.person_id = :person_id AND (s.panel_id, s.number, 0) > (:kind, :id, :version)
 ORDER BY s.panel_id, s.number LIMIT :most;

-- name: own_willing many
SELECT 0, 0, 0, 0, '', '', '', '', '', 0, 0, since, 0, 0
  FROM commission_member WHERE person_id = :person_id LIMIT :most OFFSET :passed;

-- name: own_workplaces many
SELECT 0, 0, 0, m.id, m.slug, d.duty, d.role, m.name, '', 0, 0, d.since, 0, 0
  FROM market_member d JOIN market m ON m.id = d.market_id
 WHERE d.person_id = :person_id ORDER BY d.market_id LIMIT :most OFFSET :passed;

-- name: own_views many
SELECT 0, 0, 0, v.id, m.slug, v.name, '', v.address, '', v.shared, 0, 0, 0, 0
  FROM staff_view v JOIN market m ON m.id = v.market_id
 WHERE v.person_id = :person_id ORDER BY v.id LIMIT :most OFFSET :passed;

-- name: own_freezes many
SELECT 0, f.id, 0, f.id, m.slug, '', '', f.words, '', 0, 0, f.at, COALESCE(f.until_at, 0), COALESCE(f.ended_at, 0)
  FROM seller_freeze f JOIN market m ON m.id = f.market_id
 WHERE f.seller_id = :person_id AND f.id > :after ORDER BY f.id LIMIT :most;

-- name: own_providers many
SELECT 0, 0, 0, 0, '', issuer, subject, '', '', 0, 0, made_at, 0, 0
  FROM identity WHERE person_id = :person_id ORDER BY issuer, subject LIMIT :most OFFSET :passed;

-- name: own_sessions many
SELECT 0, 0, 0, 0, '', browser, '', '', '', 0, 0, created_at, expires_at, 0
  FROM session WHERE person_id = :person_id ORDER BY created_at, token_hash LIMIT :most OFFSET :passed;

-- Who signed in with the account, and what they changed in it, as long as that is kept. Wrong passwords are nobody's: whoever
-- tried them may be somebody else, whose network is written beside it.
-- name: own_account_log many
SELECT 0, id, 0, 0, '', act, '', note, '', 0, 0, at, 0, 0
  FROM audit WHERE person_id = :person_id AND subject = 'person ' || CAST(:person_id AS TEXT) AND id > :after
 ORDER BY id LIMIT :most;

-- name: own_tokens many
SELECT 0, 0, 0, id, '', name, scopes, '', ending, 0, 0, made_at, COALESCE(expires_at, 0), COALESCE(used_at, 0)
  FROM token WHERE person_id = :person_id ORDER BY id LIMIT :most OFFSET :passed;

-- name: own_devices many
SELECT 0, 0, 0, id, '', name, '', address, '', 0, 0, made_at, 0, COALESCE(used_at, 0)
  FROM push_device WHERE person_id = :person_id ORDER BY id LIMIT :most OFFSET :passed;

-- name: own_choices many
SELECT 0, 0, 0, 0, choice, mail, '', '', '', on_page, push, 0, 0, 0
  FROM notice_choice WHERE person_id = :person_id ORDER BY choice LIMIT :most OFFSET :passed;

-- name: own_quiet_hours many
SELECT 0, 0, 0, 0, '', '', '', '', '', from_minute, until_minute, 0, 0, 0
  FROM quiet_hours WHERE person_id = :person_id LIMIT :most OFFSET :passed;

-- name: own_calendar many
SELECT 0, 0, 0, 0, '', '', '', '', '', 0, 0, made_at, 0, 0
  FROM calendar_link WHERE person_id = :person_id LIMIT :most OFFSET :passed;
