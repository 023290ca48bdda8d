-- name: order_set_remind run
UPDATE purchase SET remind_at = :remind_at WHERE id = :id;

-- Which numbers of it came (service/order/seen.h).
-- name: order_set_numbers_came run
UPDATE purchase SET numbers_came = :numbers_came WHERE id = :id;

-- row: order_to_remind in store/order/remind.h
-- id int, at instant = @remind_at;
-- name: orders_to_remind many
SELECT {order_to_remind} FROM purchase WHERE remind_at IS NOT NULL AND remind_at <= :now
   AND (:known LIKE '%|' || policy || ' ' || CAST(policy_version AS text) || ' ' || policy_hash || '|%')
 ORDER BY remind_at, id LIMIT :count;
