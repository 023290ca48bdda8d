-- Queues of a marketplace's staff. A queue is of one stage; who asks for several reads each and merges them.

-- Most acts leave a case where it stands: then none of its indexes is touched.
-- name: case_put run
{insert staff_case: purchase_id, market_id, stage, reason, amount_minor, currency, since_at, due_at, seller_id, frozen,
    thawed_at}
    ON CONFLICT (purchase_id) DO UPDATE SET stage = excluded.stage, reason = excluded.reason, since_at = excluded.since_at,
       due_at = excluded.due_at, amount_minor = excluded.amount_minor, currency = excluded.currency, seller_id = excluded.seller_id,
       frozen = excluded.frozen, thawed_at = excluded.thawed_at
     WHERE staff_case.stage <> excluded.stage OR staff_case.reason <> excluded.reason OR staff_case.since_at <> excluded.since_at
        OR staff_case.due_at <> excluded.due_at OR staff_case.amount_minor <> excluded.amount_minor
        OR staff_case.currency <> excluded.currency OR staff_case.seller_id IS DISTINCT FROM excluded.seller_id
        OR staff_case.frozen <> excluded.frozen OR staff_case.thawed_at <> excluded.thawed_at;

-- row: case_row in store/order/caseload.h
-- order_id int = c.purchase_id, ref text = p.ref, number text = p.number, title text = l.title, stage text = c.stage,
-- reason text = c.reason, amount_minor int = c.amount_minor, currency text = c.currency, since_at instant = c.since_at,
-- due_at instant = c.due_at, seller text = p.seller, assigned text = COALESCE(a.handle, '');

-- part: case_tables
-- JOIN purchase p ON p.id = c.purchase_id JOIN purchase_line l ON l.purchase_id = c.purchase_id AND l.position = 0
-- LEFT JOIN person a ON a.id = c.assigned_id;

-- An index is chosen by what a queue stands by, and by nothing else: so the rest is asked with a plus in front.
-- part: case_filter
-- c.market_id = :market_id AND c.stage = :stage AND (:reason = '' OR c.reason = :reason)
-- AND (:currency = '' OR c.currency = :currency) AND +c.amount_minor >= :least AND +c.since_at <= :since AND +c.due_at <= :due
-- AND (c.seller_id = :seller_id OR :seller_id = 0)
-- AND (c.assigned_id = :assigned OR :assigned = 0 OR (:assigned = -1 AND c.assigned_id IS NULL));

-- Of the few that a seller, a member of the staff, a reason or a name narrows a queue to. All that a queue is filtered and sorted
-- by stands in the index of each narrowing, so that no more than the lines of a page are read from the tables. PostgreSQL looks
-- each up whom a name stands for, as `OFFSET 0` makes it: it would read a million for a thousand.
-- part: case_few_of_seller
-- SELECT s.purchase_id, s.market_id, s.stage, s.reason, s.amount_minor, s.currency, s.since_at, s.due_at, s.seller_id, s.assigned_id
--   FROM staff_case s WHERE :narrow = 'seller' AND s.market_id = :market_id AND s.seller_id = :person_id AND s.stage = :stage;
-- part: case_few_of_assigned
-- SELECT s.purchase_id, s.market_id, s.stage, s.reason, s.amount_minor, s.currency, s.since_at, s.due_at, s.seller_id, s.assigned_id
--   FROM staff_case s WHERE :narrow = 'assigned' AND s.market_id = :market_id AND s.assigned_id = :person_id AND s.stage = :stage;
-- part: case_few_of_reason
-- SELECT s.purchase_id, s.market_id, s.stage, s.reason, s.amount_minor, s.currency, s.since_at, s.due_at, s.seller_id, s.assigned_id
--   FROM staff_case s WHERE :narrow = 'reason' AND s.market_id = :market_id AND s.reason = :reason AND s.reason <> '' AND s.stage = :stage;
-- part: case_few_of_words
-- SELECT s.purchase_id, s.market_id, s.stage, s.reason, s.amount_minor, s.currency, s.since_at, s.due_at, s.seller_id, s.assigned_id FROM
--  (SELECT n.id FROM purchase n WHERE :narrow = 'words' AND n.market_id = :market_id AND n.number = :words AND n.number <> '' AND n.external = 0
--   UNION SELECT n.id FROM purchase n WHERE :narrow = 'words' AND n.ref = :words
--   UNION SELECT n.id FROM purchase n WHERE :narrow = 'words' AND n.buyer_id = (SELECT id FROM person WHERE handle_key = :handle_key)) AS named
--  CROSS JOIN;

-- Whose name it is may sell: thousands of orders, of which the index of sellers gives those of the stage, and the others never twice.
-- part: case_few_of_named_seller
-- SELECT s.purchase_id, s.market_id, s.stage, s.reason, s.amount_minor, s.currency, s.since_at, s.due_at, s.seller_id, s.assigned_id
--   FROM staff_case s WHERE :narrow = 'words' AND s.market_id = :market_id AND s.stage = :stage
--    AND s.seller_id = (SELECT id FROM person WHERE handle_key = :handle_key);
-- part: case_of_another_seller
-- COALESCE(s.seller_id, 0) <> COALESCE((SELECT id FROM person WHERE handle_key = :handle_key), -1);

-- Of a whole stage, or of a currency of it: everything that is asked stands in the index that gives the order.
-- part: case_whole
-- c.market_id = :market_id AND c.stage = :stage AND +c.amount_minor >= :least AND +c.since_at <= :since AND +c.due_at <= :due
-- AND (:assigned = 0 OR (:assigned = -1 AND c.assigned_id IS NULL));

-- name: case_by_due many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.due_at <= :due AND (c.due_at, c.purchase_id) > (:value, :id)
                         ORDER BY c.due_at, c.purchase_id LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY c.due_at, c.purchase_id;

-- name: case_by_due_in_currency many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.currency = :currency AND c.due_at <= :due AND (c.due_at, c.purchase_id) > (:value, :id)
                         ORDER BY c.due_at, c.purchase_id LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY c.due_at, c.purchase_id;

-- name: case_by_age many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.since_at <= :since AND (c.since_at, c.purchase_id) > (:value, :id)
                         ORDER BY c.since_at, c.purchase_id LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY c.since_at, c.purchase_id;

-- name: case_by_age_in_currency many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.currency = :currency AND c.since_at <= :since AND (c.since_at, c.purchase_id) > (:value, :id)
                         ORDER BY c.since_at, c.purchase_id LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY c.since_at, c.purchase_id;

-- The largest first, of one currency.
-- name: case_by_amount many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.currency = :currency AND c.amount_minor >= :least
                           AND (c.amount_minor, c.purchase_id) < (:value, :id)
                         ORDER BY c.amount_minor DESC, c.purchase_id DESC LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY c.amount_minor DESC, c.purchase_id DESC;

-- What is due first of the few, however many they are.
-- name: case_by_due_of_seller many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c WHERE c.seller_id = :person_id
                           AND {case_filter} AND (c.due_at, c.purchase_id) > (:value, :id)
                         ORDER BY c.due_at, c.purchase_id LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY c.due_at, c.purchase_id;

-- name: case_by_due_of_assigned many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c WHERE c.assigned_id = :person_id
                           AND {case_filter} AND (c.due_at, c.purchase_id) > (:value, :id)
                         ORDER BY c.due_at, c.purchase_id LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY c.due_at, c.purchase_id;

-- name: case_by_due_of_reason many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c WHERE c.reason = :reason AND c.reason <> ''
                           AND {case_filter} AND (c.due_at, c.purchase_id) > (:value, :id)
                         ORDER BY c.due_at, c.purchase_id LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY c.due_at, c.purchase_id;

-- part: case_key
-- (CASE :sort WHEN 'due' THEN c.due_at WHEN 'age' THEN c.since_at ELSE 0 - c.amount_minor END);
-- part: case_key_id
-- (CASE :sort WHEN 'amount' THEN 0 - c.purchase_id ELSE c.purchase_id END);

-- Of a whole stage, where a day or a sum leaves few: all of those are read in its index, and sorted by what the list stands by.
-- name: case_within_due many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.due_at <= :due AND ({case_key}, {case_key_id}) > (:value, :id)
                         ORDER BY {case_key}, {case_key_id} LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY {case_key}, {case_key_id};

-- name: case_within_due_in_currency many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.currency = :currency AND c.due_at <= :due AND ({case_key}, {case_key_id}) > (:value, :id)
                         ORDER BY {case_key}, {case_key_id} LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY {case_key}, {case_key_id};

-- name: case_within_age many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.since_at <= :since AND ({case_key}, {case_key_id}) > (:value, :id)
                         ORDER BY {case_key}, {case_key_id} LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY {case_key}, {case_key_id};

-- name: case_within_age_in_currency many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.currency = :currency AND c.since_at <= :since AND ({case_key}, {case_key_id}) > (:value, :id)
                         ORDER BY {case_key}, {case_key_id} LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY {case_key}, {case_key_id};

-- name: case_within_amount many
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM staff_case c
                         WHERE {case_whole} AND c.currency = :currency AND c.amount_minor >= :least AND ({case_key}, {case_key_id}) > (:value, :id)
                         ORDER BY {case_key}, {case_key_id} LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY {case_key}, {case_key_id};

-- name: case_of_few many
-- dialect: sqlite
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM
     ({case_few_of_seller} UNION ALL {case_few_of_assigned}
      UNION ALL {case_few_of_reason} UNION ALL {case_few_of_words} staff_case s WHERE s.purchase_id = named.id AND {case_of_another_seller}
      UNION ALL {case_few_of_named_seller}) AS c
                         WHERE {case_filter} AND ({case_key}, {case_key_id}) > (:value, :id)
                         ORDER BY {case_key}, {case_key_id} LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY {case_key}, {case_key_id};
-- dialect: postgres
SELECT {case_row} FROM (SELECT c.purchase_id AS id FROM
     ({case_few_of_seller} UNION ALL {case_few_of_assigned}
      UNION ALL {case_few_of_reason} UNION ALL {case_few_of_words}
      LATERAL (SELECT * FROM staff_case WHERE purchase_id = named.id OFFSET 0) AS s WHERE {case_of_another_seller}
      UNION ALL {case_few_of_named_seller}) AS c
                         WHERE {case_filter} AND ({case_key}, {case_key_id}) > (:value, :id)
                         ORDER BY {case_key}, {case_key_id} LIMIT :count) AS few
  CROSS JOIN staff_case c {case_tables} WHERE c.purchase_id = few.id
 ORDER BY {case_key}, {case_key_id};

-- name: case_count_by_due one
SELECT COUNT(*) FROM (SELECT 1 FROM staff_case c WHERE {case_whole} AND c.due_at <= :due LIMIT :count) AS counted;

-- name: case_count_by_due_in_currency one
SELECT COUNT(*) FROM (SELECT 1 FROM staff_case c WHERE {case_whole} AND c.currency = :currency AND c.due_at <= :due LIMIT :count) AS counted;

-- name: case_count_by_age one
SELECT COUNT(*) FROM (SELECT 1 FROM staff_case c WHERE {case_whole} AND c.since_at <= :since LIMIT :count) AS counted;

-- name: case_count_by_age_in_currency one
SELECT COUNT(*) FROM (SELECT 1 FROM staff_case c WHERE {case_whole} AND c.currency = :currency AND c.since_at <= :since LIMIT :count) AS counted;

-- name: case_count_by_amount one
SELECT COUNT(*) FROM (SELECT 1 FROM staff_case c WHERE {case_whole} AND c.currency = :currency AND c.amount_minor >= :least
                       LIMIT :count) AS counted;

-- name: case_count_few one
-- dialect: sqlite
SELECT COUNT(*) FROM (SELECT 1 FROM
     ({case_few_of_seller} UNION ALL {case_few_of_assigned}
      UNION ALL {case_few_of_reason} UNION ALL {case_few_of_words} staff_case s WHERE s.purchase_id = named.id AND {case_of_another_seller}
      UNION ALL {case_few_of_named_seller}) AS c
 WHERE {case_filter} LIMIT :count) AS counted;
-- dialect: postgres
SELECT COUNT(*) FROM (SELECT 1 FROM
     ({case_few_of_seller} UNION ALL {case_few_of_assigned}
      UNION ALL {case_few_of_reason} UNION ALL {case_few_of_words}
      LATERAL (SELECT * FROM staff_case WHERE purchase_id = named.id OFFSET 0) AS s WHERE {case_of_another_seller}
      UNION ALL {case_few_of_named_seller}) AS c
 WHERE {case_filter} LIMIT :count) AS counted;

-- name: case_assign run
UPDATE staff_case SET assigned_id = :person_id, assigned_at = :now
 WHERE market_id = :market_id AND purchase_id = (SELECT id FROM purchase WHERE ref = :ref);

-- name: case_assigned one
SELECT a.handle FROM staff_case c JOIN person a ON a.id = c.assigned_id WHERE c.purchase_id = :purchase_id;

-- The most urgent that nobody has and in which this person is no side: whoever asks at the same time gets another.
-- name: case_claim one
-- dialect: sqlite
UPDATE staff_case SET assigned_id = :person_id, assigned_at = :now
 WHERE purchase_id = (SELECT c.purchase_id FROM staff_case c JOIN purchase p ON p.id = c.purchase_id
                       WHERE c.market_id = :market_id AND c.stage IN ('dispute', 'commission') AND c.assigned_id IS NULL
                         AND p.buyer_id <> :person_id AND COALESCE(p.seller_id, 0) <> :person_id
                       ORDER BY c.due_at, c.purchase_id LIMIT 1)
RETURNING (SELECT ref FROM purchase WHERE id = purchase_id);
-- dialect: postgres
UPDATE staff_case SET assigned_id = :person_id, assigned_at = :now
 WHERE purchase_id = (SELECT c.purchase_id FROM staff_case c JOIN purchase p ON p.id = c.purchase_id
                       WHERE c.market_id = :market_id AND c.stage IN ('dispute', 'commission') AND c.assigned_id IS NULL
                         AND p.buyer_id <> :person_id AND COALESCE(p.seller_id, 0) <> :person_id
                       ORDER BY c.due_at, c.purchase_id LIMIT 1 FOR UPDATE OF c SKIP LOCKED)
RETURNING (SELECT ref FROM purchase WHERE id = purchase_id);

-- name: case_unread many
SELECT c.purchase_id FROM staff_case c JOIN purchase p ON p.id = c.purchase_id
 WHERE c.stage = 'unread'
   AND (:known LIKE '%|' || p.policy || ' ' || CAST(p.policy_version AS text) || ' ' || p.policy_hash || '|%')
 ORDER BY c.purchase_id LIMIT :count;

-- row: case_state in store/order/caseload.h
-- order_id int = @purchase_id, market_id int, stage text, reason text, amount_minor int, currency text,
-- since_at instant, due_at instant, seller_id int, frozen int, thawed_at instant;

-- name: case_load one
SELECT {case_state} FROM staff_case WHERE purchase_id = :purchase_id;
