-- name: order_insert one
{insert purchase: ref, buyer_id, seller_id, market_id, policy, policy_version, policy_hash, external, marketplace, number,
    seller, country, fee_basis_points, tracking, currency, ordered_at, promised_at, created_at, paid_by}
RETURNING id;

-- name: order_line_insert run
{insert purchase_line: purchase_id, position, title, quantity, amount_minor, kind};

-- row: order_head in store/order/order.h
-- id int, ref text, buyer_id int, seller_id int, market_id int, policy text, policy_version int, policy_hash text,
-- external bool, marketplace text, number text, seller text, country text, fee_basis_points int, tracking text,
-- currency text, ordered_at instant, promised_at instant, created_at instant, version int, next_due_at instant,
-- told_due_at instant, over bool, remind_at instant, numbers_came text, paid_by text,
-- followed bool = (SELECT COUNT(*) FROM follow g WHERE g.kind = 'order' AND g.subject_id = @id);

-- What befell all orders of the seller there, and has not ended; nulls when nothing did.
-- row: order_freeze in store/order/order.h
-- at instant, until instant = @until_at, words text, person_id int;

-- part: freeze_of_seller
-- LEFT JOIN seller_freeze f ON f.market_id = p.market_id AND f.seller_id = p.seller_id AND f.ended_at IS NULL AND p.external = 0;

-- Nobody else can write to the order until this unit of work ends. Sent ahead, it answers with what follows; SQLite has one writer.
-- name: order_hold run
-- dialect: sqlite
SELECT 1 FROM purchase WHERE ref = :ref;
-- dialect: postgres
SELECT 1 FROM purchase WHERE ref = :ref FOR NO KEY UPDATE;

-- name: order_hold_by_id run
-- dialect: sqlite
SELECT 1 FROM purchase WHERE id = :id;
-- dialect: postgres
SELECT 1 FROM purchase WHERE id = :id FOR NO KEY UPDATE;

-- name: order_by_ref one
SELECT {order_head}
  FROM purchase WHERE ref = :ref;

-- name: order_found one
SELECT {order_head p}, {order_freeze f} FROM purchase p {freeze_of_seller} WHERE p.ref = :ref;

-- name: order_found_by_id one
SELECT {order_head p}, {order_freeze f} FROM purchase p {freeze_of_seller} WHERE p.id = :id;

-- name: order_by_id one
SELECT {order_head}
  FROM purchase WHERE id = :id;

-- What needs somebody first stands first; what is over stands last. A list goes on behind an order; an `over` below 0 is its
-- beginning.
-- part: order_behind
-- (over > :over OR (over = :over AND (COALESCE(next_due_at, 9223372036854775807) > :due_at OR (COALESCE(next_due_at, 9223372036854775807) = :due_at AND id < :id))));

-- name: order_of_buyer many
SELECT {order_head}
  FROM purchase WHERE buyer_id = :buyer_id AND {order_behind}
 ORDER BY over, COALESCE(next_due_at, 9223372036854775807), id DESC LIMIT :count;

-- name: order_of_seller many
SELECT {order_head}
  FROM purchase WHERE seller_id = :seller_id AND {order_behind}
 ORDER BY over, COALESCE(next_due_at, 9223372036854775807), id DESC LIMIT :count;

-- name: order_of_market many
SELECT {order_head}
  FROM purchase WHERE market_id = :market_id AND {order_behind}
 ORDER BY over, COALESCE(next_due_at, 9223372036854775807), id DESC LIMIT :count;

-- name: order_by_number one
SELECT {order_head}
  FROM purchase WHERE market_id = :market_id AND number = :number AND number <> '' AND external = 0;

-- What a buyer notes of an order made elsewhere.
-- row: noted_number in store/order/noted.h
-- number text;
-- name: order_noted_numbers many
SELECT {noted_number} FROM purchase WHERE buyer_id = :buyer_id AND number <> '' AND external = 1 ORDER BY number;
-- name: order_noted_before one
SELECT COUNT(*) FROM purchase WHERE buyer_id = :buyer_id AND number = :number AND number <> '' AND external = 1;

-- row: order_line in store/order/order.h
-- title text, quantity int, amount_minor int, kind text;

-- name: order_lines many
SELECT {order_line} FROM purchase_line WHERE purchase_id = :purchase_id ORDER BY position;

-- By the ref, for whoever asks for head, lines and events at once.
-- name: order_lines_of_ref many
SELECT {order_line l} FROM purchase p JOIN purchase_line l ON l.purchase_id = p.id WHERE p.ref = :ref ORDER BY l.position;

-- name: order_event_insert run
{insert purchase_event: purchase_id, {order_row}};

-- row: order_row in store/order/order.h
-- number int, kind text, by text = @by_party, at instant, until_ms int = @until_at, lines int, pieces int, amount_minor int,
-- currency text, days int, reason text, code text, remedy text, evidence text, bytes int, favour text, deadline text,
-- person_id int?, note text, noted_at instant, hash text;

-- name: order_events many
SELECT {order_row}
  FROM purchase_event WHERE purchase_id = :purchase_id ORDER BY number;

-- name: order_events_of_ref many
SELECT {order_row e} FROM purchase p JOIN purchase_event e ON e.purchase_id = p.id WHERE p.ref = :ref ORDER BY e.number;

-- What lists and the clock find an order by, and, where an act has changed none of that, its version alone: SQLite writes the
-- entry of an index anew whenever its column is set, to whatever.
-- name: order_set_version run
UPDATE purchase SET version = :version WHERE id = :id;
-- name: order_set_cache run
UPDATE purchase SET version = :version, next_due_at = :next_due_at, told_due_at = :told_due_at, over = :over, remind_at = :remind_at
 WHERE id = :id;

-- name: order_set_paid_by run
UPDATE purchase SET paid_by = :paid_by WHERE id = :id;

-- What time does leaves out the orders whose rules are not here: `known` names those that are, as policy_set_known has them.
-- name: order_due many
SELECT id FROM purchase WHERE next_due_at IS NOT NULL AND over = 0 AND next_due_at <= :now
   AND (:known LIKE '%|' || policy || ' ' || CAST(policy_version AS text) || ' ' || policy_hash || '|%')
 ORDER BY next_due_at, id LIMIT :count;

-- Two that look at the same time take different ones. Each is looked up by its key.
-- name: order_take_due many
-- dialect: sqlite
SELECT {order_head p} FROM json_each(:ids) AS w CROSS JOIN purchase AS p
 WHERE p.id = w.value AND +p.next_due_at <= :now AND +p.over = 0
   AND (:known LIKE '%|' || p.policy || ' ' || CAST(p.policy_version AS text) || ' ' || p.policy_hash || '|%')
 ORDER BY w.key;
-- dialect: postgres
SELECT {order_head}
  FROM purchase WHERE id = ANY (ARRAY(SELECT CAST(w.id AS bigint) FROM json_array_elements_text(CAST(:ids AS json)) AS w (id)))
   AND next_due_at <= :now AND over = 0
   AND (:known LIKE '%|' || policy || ' ' || CAST(policy_version AS text) || ' ' || policy_hash || '|%')
 ORDER BY id FOR NO KEY UPDATE SKIP LOCKED;

-- PostgreSQL looks each up by its key, as `OFFSET 0` makes it: what it only read past would conflict with who writes there.
-- Of many orders at once: each with the order's id.
-- row: orders_line in store/order/due.h
-- order_id int = @purchase_id, line order_line;

-- row: orders_row in store/order/due.h
-- order_id int = @purchase_id, row order_row;

-- row: orders_freeze in store/order/due.h
-- order_id int = p.id, freeze order_freeze = f;

-- name: orders_lines many
-- dialect: sqlite
SELECT {orders_line} FROM purchase_line WHERE purchase_id IN (SELECT value FROM json_each(:ids))
 ORDER BY purchase_id, position;
-- dialect: postgres
SELECT {orders_line own} FROM json_array_elements_text(CAST(:ids AS json)) AS wanted (id)
 CROSS JOIN LATERAL (SELECT * FROM purchase_line WHERE purchase_id = CAST(wanted.id AS bigint) OFFSET 0) AS own
 ORDER BY own.purchase_id, own.position;

-- name: orders_events many
-- dialect: sqlite
SELECT {orders_row} FROM purchase_event WHERE purchase_id IN (SELECT value FROM json_each(:ids))
 ORDER BY purchase_id, number;
-- dialect: postgres
SELECT {orders_row own} FROM json_array_elements_text(CAST(:ids AS json)) AS wanted (id)
 CROSS JOIN LATERAL (SELECT * FROM purchase_event WHERE purchase_id = CAST(wanted.id AS bigint) OFFSET 0) AS own
 ORDER BY own.purchase_id, own.number;

-- Those whose seller is frozen.
-- name: orders_freezes many
-- dialect: sqlite
SELECT {orders_freeze} FROM purchase p {freeze_of_seller}
 WHERE p.id IN (SELECT value FROM json_each(:ids)) AND f.id IS NOT NULL ORDER BY p.id;
-- dialect: postgres
SELECT {orders_freeze} FROM json_array_elements_text(CAST(:ids AS json)) AS wanted (id)
  JOIN purchase p ON p.id = CAST(wanted.id AS bigint) {freeze_of_seller}
 WHERE f.id IS NOT NULL ORDER BY p.id;

-- row: missing_rules in store/order/order.h
-- policy text, policy_version int, policy_hash text, orders int;
-- name: order_rules_missing many
SELECT {missing_rules} FROM (SELECT policy, policy_version, policy_hash, COUNT(*) AS orders FROM purchase
                            GROUP BY policy, policy_version, policy_hash) AS kinds
 WHERE NOT (:known LIKE '%|' || policy || ' ' || CAST(policy_version AS text) || ' ' || policy_hash || '|%')
 ORDER BY policy, policy_version, policy_hash LIMIT :count;

-- name: order_without_rules_count one
SELECT COUNT(*) FROM purchase
 WHERE market_id = :market_id
   AND NOT (:known LIKE '%|' || policy || ' ' || CAST(policy_version AS text) || ' ' || policy_hash || '|%');

-- name: order_ids_behind many
SELECT id FROM purchase WHERE id > :id ORDER BY id LIMIT :count;

-- All of somebody's that may still be paid, as order_hold has one: no payment comes in behind what is read of them then.
-- name: order_hold_open_of run
-- dialect: sqlite
SELECT 1 FROM purchase WHERE buyer_id = :person_id;
-- dialect: postgres
SELECT 1 FROM purchase
 WHERE (buyer_id = :person_id OR seller_id = :person_id) AND external = 0 AND over = 0
 ORDER BY id FOR NO KEY UPDATE;

-- name: order_unpaid_of many
SELECT p.id FROM purchase p
 WHERE p.buyer_id = :buyer_id AND p.external = 0 AND p.over = 0
   AND NOT EXISTS (SELECT 1 FROM purchase_event e WHERE e.purchase_id = p.id AND e.kind = 'paid')
   AND (:known LIKE '%|' || p.policy || ' ' || CAST(p.policy_version AS text) || ' ' || p.policy_hash || '|%')
 ORDER BY p.id LIMIT :count;

-- Somebody who is a side of it and has deleted the account.
-- name: order_side_gone one
SELECT COUNT(*) FROM person WHERE id IN (:buyer_id, :seller_id) AND deleted_at IS NOT NULL;

-- Of orders that are paid and acted on here: not over, or what was ordered to move has not moved.
-- name: order_money_in_flight one
SELECT COUNT(*) FROM purchase p
 WHERE (p.buyer_id = :person_id OR p.seller_id = :person_id) AND p.external = 0
   AND EXISTS (SELECT 1 FROM purchase_event e WHERE e.purchase_id = p.id AND e.kind = 'paid')
   AND (p.over = 0 OR EXISTS (SELECT 1 FROM effect f WHERE f.purchase_id = p.id
                                 AND f.state IN ('waiting', 'sent', 'failed', 'given_up')));
