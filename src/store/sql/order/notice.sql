-- Each is made once, whoever makes it.
-- name: notice_insert run
INSERT INTO notice (person_id, purchase_id, kind, deadline, deadline_at, remind_at, event_number, made_at)
VALUES (:person_id, :purchase_id, :kind, :deadline, :deadline_at, :remind_at, :event_number, :made_at)
    ON CONFLICT (purchase_id, person_id, kind, deadline, remind_at, event_number) DO NOTHING;

-- row: notice in store/order/notice.h
-- id int, ref text = p.ref, title text = l.title, kind text, deadline text, deadline_at instant, made_at instant,
-- read_at instant;
-- name: notices_of_person many
SELECT {notice n}
  FROM notice n
  JOIN purchase p ON p.id = n.purchase_id
  JOIN purchase_line l ON l.purchase_id = p.id AND l.position = 0
 WHERE n.person_id = :person_id AND n.id < :before
 ORDER BY n.id DESC LIMIT :count;

-- name: notices_unread_count one
SELECT COUNT(*) FROM notice WHERE person_id = :person_id AND read_at IS NULL;

-- Up to the newest that the person has seen, so that none that came meanwhile is lost.
-- name: notices_read run
UPDATE notice SET read_at = :now WHERE person_id = :person_id AND id <= :newest AND read_at IS NULL;

-- What was told of events of the past; reminders of deadlines to come stay.
-- name: notices_read_of_past run
UPDATE notice SET read_at = :now
 WHERE read_at IS NULL
   AND EXISTS (SELECT 1 FROM purchase_event e
                WHERE e.purchase_id = notice.purchase_id AND e.number = notice.event_number AND e.at < :before);

-- name: order_set_remind run
UPDATE purchase SET remind_at = :remind_at WHERE id = :id;

-- row: order_to_remind in store/order/notice.h
-- id int, at instant = @remind_at;
-- name: orders_to_remind many
SELECT {order_to_remind} FROM purchase WHERE remind_at IS NOT NULL AND remind_at <= :now
   AND (:known LIKE '%|' || policy || ' ' || CAST(policy_version AS text) || ' ' || policy_hash || '|%')
 ORDER BY remind_at, id LIMIT :count;
