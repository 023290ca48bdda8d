-- row: new_notice in store/reach/notice.h
-- event text, kind text, actor_id int?, order_id int? = @purchase_id, question_id int?, answer_id int?, comment_id int?,
-- own int, reason text, deadline text, deadline_at instant, remind_at instant, event_number int, made_at instant;

-- Who has chosen neither page nor mail nor a device of theirs for it is not told. Each event is told once, whoever tells it first.
-- Most that is told is told to one. SQLite keeps a copy of every page that an insertion from a SELECT touches, in case it fails
-- halfway, and none where values are given: whoever is not to be told has no id there, and a row without one is left out.
-- Nothing else of it can be without a value, which would be left out as well: what is bound to the other columns never is.
-- name: notice_insert run
-- dialect: sqlite
{insert_or_ignore notice:
    on_page = (SELECT COALESCE(c.on_page, :on_page)
                 FROM (SELECT 1) LEFT JOIN notice_choice c ON c.person_id = :to AND c.choice = :choice),
    mail = (SELECT COALESCE(c.mail, :mail)
              FROM (SELECT 1) LEFT JOIN notice_choice c ON c.person_id = :to AND c.choice = :choice),
    push = (SELECT COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = :to)
              FROM (SELECT 1) LEFT JOIN notice_choice c ON c.person_id = :to AND c.choice = :choice),
    person_id = (SELECT p.id FROM person p LEFT JOIN notice_choice c ON c.person_id = p.id AND c.choice = :choice
                  WHERE p.id = :to AND p.deleted_at IS NULL AND (COALESCE(c.on_page, :on_page) = 1 OR COALESCE(c.mail, :mail) <> 'none'
                        OR (COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id)))),
    {new_notice}};
-- dialect: postgres
INSERT INTO notice (on_page, mail, push, person_id, {new_notice})
WITH w (on_page, person_id, choice, mail, push) AS (
     SELECT CAST(:on_page AS BIGINT), CAST(:to AS BIGINT), CAST(:choice AS TEXT), CAST(:mail AS TEXT), CAST(:push AS BIGINT))
SELECT COALESCE(c.on_page, w.on_page), COALESCE(c.mail, w.mail),
       CASE WHEN COALESCE(c.push, w.push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id) THEN 1 ELSE 0 END,
       p.id, {:new_notice}
  FROM w JOIN person p ON p.id = w.person_id LEFT JOIN notice_choice c ON c.person_id = p.id AND c.choice = w.choice
 WHERE p.deleted_at IS NULL AND (COALESCE(c.on_page, w.on_page) = 1 OR COALESCE(c.mail, w.mail) <> 'none'
        OR (COALESCE(c.push, w.push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id)))
    ON CONFLICT (person_id, event) DO NOTHING;

-- name: notice_insert_followers run
INSERT INTO notice (person_id, {new_notice}, on_page, mail, push)
SELECT p.id, {:new_notice}, COALESCE(c.on_page, :on_page), COALESCE(c.mail, :mail),
       CASE WHEN COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id) THEN 1 ELSE 0 END
  FROM follow f JOIN person p ON p.id = f.person_id
       LEFT JOIN notice_choice c ON c.person_id = p.id AND c.choice = :choice
 WHERE f.kind = :followed AND f.subject_id = :subject_id AND f.wanted = 1 AND p.id <> :author_id
   AND p.deleted_at IS NULL AND (COALESCE(c.on_page, :on_page) = 1 OR COALESCE(c.mail, :mail) <> 'none'
        OR (COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id)))
    ON CONFLICT (person_id, event) DO NOTHING;

-- Who commented on the same post before.
-- name: notice_insert_commenters run
INSERT INTO notice (person_id, {new_notice}, on_page, mail, push)
SELECT p.id, {:new_notice}, COALESCE(c.on_page, :on_page), COALESCE(c.mail, :mail),
       CASE WHEN COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id) THEN 1 ELSE 0 END
  FROM person p LEFT JOIN notice_choice c ON c.person_id = p.id AND c.choice = :choice
 WHERE p.id IN (SELECT COALESCE(m.person_id, m.nameless_id) FROM comment m
                 WHERE m.question_id = :on_question AND m.answer_id IS NOT DISTINCT FROM :on_answer AND m.state = 0
                   AND m.id < :before)
   AND p.id <> :author_id
   AND p.deleted_at IS NULL AND (COALESCE(c.on_page, :on_page) = 1 OR COALESCE(c.mail, :mail) <> 'none'
        OR (COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id)))
    ON CONFLICT (person_id, event) DO NOTHING;

-- Who follows an order and may see it now: its marketplace's staff hear as its sides do, and whoever is shown it with a question
-- hears of it there. Both at once: as the staff.
-- name: notice_insert_of_order run
INSERT INTO notice (person_id, event, kind, purchase_id, question_id, own, reason, event_number, made_at, on_page, mail, push)
SELECT p.id, CAST(:event AS TEXT), CASE WHEN s.question_id IS NULL THEN CAST(:kind AS TEXT) ELSE CAST(:shown_kind AS TEXT) END,
       CASE WHEN s.question_id IS NULL THEN CAST(:order_id AS BIGINT) END, s.question_id,
       CASE WHEN s.question_id IS NULL THEN 1 ELSE 0 END,
       CASE WHEN s.question_id IS NULL THEN '' ELSE CAST(:reason AS TEXT) END, CAST(:event_number AS BIGINT),
       CAST(:made_at AS BIGINT), COALESCE(c.on_page, :on_page), COALESCE(c.mail, :mail),
       CASE WHEN COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id) THEN 1 ELSE 0 END
  FROM (SELECT f.person_id, MIN(CASE WHEN m.person_id IS NULL THEN l.question_id END) AS question_id
          FROM follow f JOIN person w ON w.id = f.person_id
               LEFT JOIN market_member m ON m.market_id = :market_id AND m.person_id = f.person_id AND m.duty = 'staff'
               LEFT JOIN question_order l ON l.purchase_id = f.subject_id
               LEFT JOIN question q ON q.id = l.question_id
         WHERE f.kind = 'order' AND f.subject_id = :order_id AND f.wanted = 1
           AND (m.person_id IS NOT NULL
                OR (q.state = 0
                    AND (w.role >= 80 OR EXISTS (SELECT 1 FROM question_invited i
                                                  WHERE i.question_id = l.question_id AND i.person_id = f.person_id))
                    AND NOT EXISTS (SELECT 1 FROM panel_seat t JOIN panel k ON k.id = t.panel_id
                                     WHERE k.purchase_id = f.subject_id AND t.person_id = f.person_id)))
         GROUP BY f.person_id) s
       JOIN person p ON p.id = s.person_id
       LEFT JOIN notice_choice c ON c.person_id = p.id AND c.choice = :choice
 WHERE p.id <> :author_id AND p.deleted_at IS NULL AND (COALESCE(c.on_page, :on_page) = 1 OR COALESCE(c.mail, :mail) <> 'none'
        OR (COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id)))
    ON CONFLICT (person_id, event) DO NOTHING;

-- Who reported the post, before the reports are settled.
-- name: notice_insert_reporters run
INSERT INTO notice (person_id, {new_notice}, on_page, mail, push)
SELECT p.id, {:new_notice}, COALESCE(c.on_page, :on_page), COALESCE(c.mail, :mail),
       CASE WHEN COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id) THEN 1 ELSE 0 END
  FROM flag f JOIN person p ON p.id = f.person_id
       LEFT JOIN notice_choice c ON c.person_id = p.id AND c.choice = :choice
 WHERE f.post_type = :post_type AND f.post_id = :post_id AND f.settled_at IS NULL AND p.id <> :author_id
   AND f.reason <> 'objection' AND p.deleted_at IS NULL AND (COALESCE(c.on_page, :on_page) = 1 OR COALESCE(c.mail, :mail) <> 'none'
        OR (COALESCE(c.push, :push) = 1 AND EXISTS (SELECT 1 FROM push_device d WHERE d.person_id = p.id)))
    ON CONFLICT (person_id, event) DO NOTHING;

-- row: notice in store/reach/notice.h
-- id int, person_id int, order_id int = @purchase_id, question_id int, answer_id int, comment_id int, event_number int,
-- ref text, title text, slug text, actor text, kind text, reason text, deadline text, deadline_at instant,
-- remind_at instant, made_at instant, read_at instant;

-- name: notices_of_person many
SELECT {notice}
  FROM notice_row
 WHERE person_id = :person_id AND id < :before AND on_page = 1
 ORDER BY id DESC LIMIT :count;

-- Up to the newest that the person has seen, so that none that came meanwhile is lost.
-- name: notices_read run
UPDATE notice SET read_at = :now WHERE person_id = :person_id AND id <= :newest AND read_at IS NULL;

-- name: notices_read_of_question run
UPDATE notice SET read_at = :now
 WHERE person_id = :person_id AND question_id = :question_id AND made_at <= :until AND read_at IS NULL;

-- What was told of events of the past; reminders of deadlines to come stay.
-- name: notices_read_of_past run
UPDATE notice SET read_at = :now
 WHERE read_at IS NULL
   AND EXISTS (SELECT 1 FROM purchase_event e
                WHERE e.purchase_id = notice.purchase_id AND e.number = notice.event_number AND e.at < :before);

-- The oldest, so many at a time: their ids grow as they are made.
-- name: notices_forget run
DELETE FROM notice
 WHERE id IN (SELECT o.id FROM (SELECT id, made_at FROM notice ORDER BY id LIMIT :count) o WHERE o.made_at < :before);

-- name: notices_erase run
DELETE FROM notice WHERE person_id = :person_id;

-- name: notice_choice_put run
{insert notice_choice: person_id, choice, on_page, mail, push}
ON CONFLICT (person_id, choice) DO UPDATE SET on_page = EXCLUDED.on_page, mail = EXCLUDED.mail, push = EXCLUDED.push;
-- row: chosen_notice in store/reach/notice.h
-- choice text, on_page bool, push bool, mail text;
-- name: notice_choices many
SELECT {chosen_notice} FROM notice_choice WHERE person_id = :person_id ORDER BY choice LIMIT 100;
-- name: notice_choices_erase run
DELETE FROM notice_choice WHERE person_id = :person_id;

-- What is to be mailed, the oldest first; whether it may still be seen is asked for each.
-- The index of what waits leaves 'none' out, and is found only where the statement says the same.
-- name: notice_mail_once many
SELECT id FROM notice WHERE mail = 'once' AND mail <> 'none' AND mailed_at IS NULL ORDER BY id LIMIT :count;
-- name: notice_mail_first one
SELECT person_id FROM notice
 WHERE id = (SELECT MIN(id) FROM notice WHERE mail = :mail AND mail <> 'none' AND mailed_at IS NULL)
   AND made_at <= :until;
-- The first that wait to be mailed together, whose they are and how old.
-- row: notice_turn in store/reach/notice.h
-- person_id int, made_at instant;
-- name: notice_mail_turns many
SELECT {notice_turn} FROM notice WHERE mail = :mail AND mail <> 'none' AND mailed_at IS NULL ORDER BY id LIMIT :count;

-- What waits for each person of a list, in its order. Each person by itself, so that an index is read: that of the person,
-- which PostgreSQL takes when the other column has none. Of all that waits for a day's mail it would read everything for each.
-- row: waiting_notice in store/reach/notice.h
-- id int, person_id int;
-- name: notice_mail_of_people many
-- dialect: sqlite
SELECT {waiting_notice n} FROM json_each(:people) AS w CROSS JOIN notice AS n
 WHERE n.person_id = w.value AND n.mail = :mail AND n.mailed_at IS NULL ORDER BY w.key, n.id LIMIT :count;
-- dialect: postgres
SELECT {waiting_notice n} FROM json_array_elements_text(CAST(:people AS json)) WITH ORDINALITY AS w (id, place)
 CROSS JOIN LATERAL (SELECT id, person_id FROM notice
                      WHERE person_id = CAST(w.id AS bigint) AND mail || '' = :mail AND mailed_at IS NULL OFFSET 0) AS n
 ORDER BY w.place, n.id LIMIT :count;
-- name: notice_by_id one
SELECT {notice} FROM notice_row WHERE id = :id;
-- Those of a list that may still be seen, in its order.
-- name: notice_rows_of many
-- dialect: sqlite
SELECT {notice r} FROM json_each(:ids) AS w CROSS JOIN notice_row AS r WHERE r.id = w.value ORDER BY w.key;
-- dialect: postgres
SELECT {notice r} FROM json_array_elements_text(CAST(:ids AS json)) WITH ORDINALITY AS w (id, place)
 CROSS JOIN LATERAL (SELECT * FROM notice_row WHERE id = CAST(w.id AS bigint) OFFSET 0) AS r ORDER BY w.place;
-- name: notice_set_mailed_of run
-- dialect: sqlite
UPDATE notice SET mailed_at = :now WHERE id IN (SELECT value FROM json_each(:ids));
-- dialect: postgres
UPDATE notice SET mailed_at = :now
 WHERE id = ANY (ARRAY(SELECT CAST(w.id AS bigint) FROM json_array_elements_text(CAST(:ids AS json)) AS w (id)));
-- name: notice_set_mailed run
UPDATE notice SET mailed_at = :now WHERE id = :id;
