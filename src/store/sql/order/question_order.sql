-- row: question_order_link in store/order/question_order.h
-- person_id int, ref text = p.ref;

-- name: question_order_load one
SELECT {question_order_link l} FROM question_order l JOIN purchase p ON p.id = l.purchase_id
 WHERE l.question_id = :question_id;

-- A question that carries the order and shows it to this person.
-- name: question_order_shown one
SELECT l.question_id FROM question_order l JOIN question q ON q.id = l.question_id AND q.state = 0
 WHERE l.purchase_id = :order_id
   AND (:moderates = 1 OR EXISTS (SELECT 1 FROM question_invited i
                                   WHERE i.question_id = l.question_id AND i.person_id = :person_id))
 ORDER BY l.question_id LIMIT 1;

-- name: question_order_put run
{insert question_order: question_id, purchase_id, person_id, linked_at}
ON CONFLICT (question_id) DO UPDATE SET purchase_id = EXCLUDED.purchase_id, person_id = EXCLUDED.person_id,
       linked_at = EXCLUDED.linked_at;

-- name: question_order_delete run
DELETE FROM question_order WHERE question_id = :question_id;

-- name: question_invited_put run
{insert question_invited: question_id, person_id, invited_at}
ON CONFLICT (question_id, person_id) DO NOTHING;

-- name: question_invited_delete run
DELETE FROM question_invited WHERE question_id = :question_id AND person_id = :person_id;

-- Invited is to one order: another one put in its place is nobody's yet.
-- name: question_invited_clear_other run
DELETE FROM question_invited WHERE question_id = :question_id
   AND NOT EXISTS (SELECT 1 FROM question_order o WHERE o.question_id = :question_id AND o.purchase_id = :purchase_id);

-- name: question_invited_clear run
DELETE FROM question_invited WHERE question_id = :question_id;

-- row: invited_person in store/order/question_order.h
-- person_id int, handle text = p.handle;

-- name: question_invited_list many
SELECT {invited_person i} FROM question_invited i JOIN person p ON p.id = i.person_id
 WHERE i.question_id = :question_id AND p.deleted_at IS NULL ORDER BY i.invited_at, i.person_id LIMIT :count;

-- row: question_order_choice in store/order/question_order.h
-- ref text, marketplace text, ordered_at instant, title text = l.title;

-- What a buyer can choose from: what is not over first, the newest first.
-- name: question_order_choices many
SELECT {question_order_choice p}
  FROM purchase p JOIN purchase_line l ON l.purchase_id = p.id AND l.position = 0
 WHERE p.buyer_id = :buyer_id ORDER BY p.over, p.ordered_at DESC, p.id DESC LIMIT :count;

-- Who leaves shows nothing any more and sees nothing any more.
-- name: question_invited_erase run
DELETE FROM question_invited
 WHERE person_id = :person_id
    OR question_id IN (SELECT question_id FROM question_order WHERE person_id = :person_id);

-- name: question_order_erase run
DELETE FROM question_order WHERE person_id = :person_id;
