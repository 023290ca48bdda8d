-- row: hook in store/reach/hook.h
-- id int, market_id int?, url text, kinds text, secret text, secret_before text, before_until instant?, state text,
-- failing_since instant?, made_at instant;

-- name: hook_insert one
{insert hook: market_id, url, kinds, secret, state, made_at} RETURNING id;

-- name: hook_by_id one
SELECT {hook} FROM hook WHERE id = :id;

-- The operator's when there is no marketplace.
-- name: hook_of many
SELECT {hook} FROM hook WHERE COALESCE(market_id, 0) = :market_id ORDER BY id LIMIT :count;

-- Who is told of what happens there: asked at each event, so that both are found by the index, and nothing is sorted.
-- name: hook_told many
SELECT {hook} FROM hook WHERE state = 'on' AND market_id IS NULL
UNION ALL
SELECT {hook} FROM hook WHERE state = 'on' AND market_id = :market_id LIMIT :count;

-- name: hook_set run
UPDATE hook SET url = :url, kinds = :kinds, secret = :secret, secret_before = :secret_before,
       before_until = :before_until, state = :state, failing_since = :failing_since
 WHERE id = :id;

-- name: hook_unsend run
DELETE FROM outbox WHERE hook_id = :hook_id;

-- name: hook_delete run
DELETE FROM hook WHERE id = :id;

-- name: hook_event_insert one
{insert hook_event: key, market_id, kind, subject, body, made_at}
    ON CONFLICT (key) DO NOTHING RETURNING id;

-- row: hook_event in store/reach/hook.h
-- id int, key text, market_id int?, kind text, subject text, body text, made_at instant;

-- name: hook_event_by_id one
SELECT {hook_event} FROM hook_event WHERE id = :id;

-- The newest stays: programs read on behind its number, which no later one may have.
-- name: hook_event_forget run
DELETE FROM hook_event WHERE made_at < :before AND id < (SELECT MAX(id) FROM hook_event);

-- name: hook_send run
{insert outbox: key, kind = 'webhook', destination, payload, state = 'waiting', next_try_at = :made_at, made_at, lane,
    hook_id, trace}
    ON CONFLICT (key) DO NOTHING;

-- What was told to one, the newest first.
-- row: hook_delivery in store/reach/hook.h
-- id int, payload text, state text, attempts int, next_try_at instant, made_at instant,
-- done_at instant = (CASE WHEN @state = 'done' THEN @done_at END), said text;

-- name: hook_deliveries many
SELECT {hook_delivery} FROM outbox WHERE hook_id = :hook_id AND id < :before ORDER BY id DESC LIMIT :count;

-- What it could be told again: what happened since.
-- name: hook_events_since many
SELECT {hook_event} FROM hook_event
 WHERE id > :since AND (:market_id = 0 OR market_id = :market_id) ORDER BY id LIMIT :count;
