-- row: following in store/order/following.h
-- number text, state_name text = @state, turn int, service text, carrier text, chosen text, their_id text, since instant,
-- asked_at instant, answered_at instant, known_at instant, due_at instant, said text;

-- name: following_insert run
{insert following: number, state = 'queued', since, due_at, looked_at = :since}
    ON CONFLICT (number) DO UPDATE SET state = 'queued', turn = 0, since = excluded.since, due_at = excluded.due_at,
       looked_at = excluded.looked_at
     WHERE following.state = 'stopped';

-- name: following_by_number one
SELECT {following} FROM following WHERE number = :number;

-- name: following_set run
UPDATE following SET state = :state, turn = :turn, service = :service, carrier = :carrier, chosen = :chosen,
       their_id = :their_id, since = :since, asked_at = :asked_at, answered_at = :answered_at, known_at = :known_at, due_at = :due_at,
       said = :said
 WHERE number = :number;

-- Whether there is any: SQLite makes a table of its own for the list below, however short it is.
-- name: following_any_followed one
SELECT 1 FROM parcel p JOIN following f ON f.number = p.number
 WHERE p.purchase_id = :purchase_id AND f.state = 'followed' LIMIT 1;
-- name: following_hurry run
UPDATE following SET due_at = :now
 WHERE state = 'followed' AND number IN (SELECT number FROM parcel WHERE purchase_id = :purchase_id);

-- name: following_queued many
SELECT {following} FROM following WHERE state = 'queued' AND due_at IS NOT NULL AND due_at <= :now AND turn = :turn
 ORDER BY due_at, number LIMIT :count;

-- name: following_due many
SELECT {following} FROM following
 WHERE state = 'followed' AND due_at IS NOT NULL AND due_at <= :now AND service = :service
 ORDER BY due_at, number LIMIT :count;

-- name: following_refused many
SELECT {following} FROM following WHERE state = 'queued' AND turn >= :turns ORDER BY since DESC, number LIMIT :count;

-- name: following_asked_count one
SELECT COUNT(*) FROM following WHERE service = :service AND asked_at >= :since;

-- The earliest of those: then one of the day's is free again.
-- name: following_asked_first one
SELECT COALESCE(MIN(asked_at), 0) FROM following WHERE service = :service AND asked_at >= :since;

-- name: following_state_count one
SELECT COUNT(*) FROM following WHERE service = :service AND state = :state;

-- name: following_queued_count one
SELECT COUNT(*) FROM following WHERE state = 'queued' AND turn < :turns;

-- name: following_order_count one
SELECT COUNT(*) FROM parcel JOIN purchase ON purchase.id = parcel.purchase_id
 WHERE parcel.number = :number AND purchase.over = 0;

-- name: following_delivered one
SELECT COALESCE(MAX(e.at), 0)
  FROM parcel p JOIN parcel_event e ON e.purchase_id = p.purchase_id AND e.number = p.number
       JOIN purchase o ON o.id = p.purchase_id
 WHERE p.number = :number AND e.event = 'delivered' AND e.word = 'carrier' AND e.at >= o.ordered_at;

-- Numbers that nobody is asked about.
-- name: following_look many
SELECT number FROM following WHERE state = 'queued' AND looked_at <= :before ORDER BY looked_at, number LIMIT :count;

-- name: following_look_set run
UPDATE following SET looked_at = :now WHERE number = :number;

-- name: following_noted one
SELECT COALESCE(MAX(noted_at), 0) FROM parcel_event WHERE purchase_id = :purchase_id;

-- name: early_message_insert run
{insert early_message: hash, number_hash, source, received_at, body} ON CONFLICT (hash) DO NOTHING;

-- row: early_message in store/order/following.h
-- hash text, number_hash text, source text, received_at instant, body text;
-- name: early_messages many
SELECT {early_message} FROM early_message WHERE number_hash = :number_hash ORDER BY received_at DESC, hash LIMIT :count;

-- name: early_messages_forget run
DELETE FROM early_message WHERE received_at < :before;

-- name: service_trouble_add run
{insert service_trouble: service, cause, times = 1, last_at}
    ON CONFLICT (service, cause) DO UPDATE SET times = service_trouble.times + 1, last_at = excluded.last_at;

-- row: service_trouble in store/order/following.h
-- service text, cause text, times int, last_at instant;
-- name: service_troubles many
SELECT {service_trouble} FROM service_trouble ORDER BY last_at DESC, service, cause LIMIT :count;

-- name: service_troubles_forget run
DELETE FROM service_trouble WHERE last_at < :before;
