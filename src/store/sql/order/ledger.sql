-- name: posting_insert run
INSERT INTO posting (purchase_id, event_number, account, amount_minor)
VALUES (:purchase_id, :event_number, :account, :amount_minor);

-- row: posting_row in store/order/ledger.h
-- event_number int, account text, amount_minor int;

-- name: postings_of_order many
SELECT {posting_row} FROM posting WHERE purchase_id = :purchase_id ORDER BY event_number, account;

-- name: effect_insert run
INSERT INTO effect (key, purchase_id, event_number, kind, amount_minor, currency, state, next_try_at, made_at)
VALUES (:key, :purchase_id, :event_number, :kind, :amount_minor, :currency, 'waiting', :next_try_at, :made_at);

-- name: effects_of_order many
SELECT e.key, p.ref, p.market_id, e.event_number, e.kind, e.amount_minor, e.currency, e.state, e.attempts, e.next_try_at,
       e.made_at, e.done_at, e.said
  FROM effect e JOIN purchase p ON p.id = e.purchase_id
 WHERE e.purchase_id = :purchase_id ORDER BY e.event_number;

-- name: effects_due many
SELECT e.key, p.ref, p.market_id, e.event_number, e.kind, e.amount_minor, e.currency, e.state, e.attempts, e.next_try_at,
       e.made_at, e.done_at, e.said
  FROM effect e JOIN purchase p ON p.id = e.purchase_id
 WHERE e.next_try_at IS NOT NULL AND e.next_try_at <= :now ORDER BY e.next_try_at, e.key LIMIT :count;

-- name: effects_of_market many
SELECT e.key, p.ref, p.market_id, e.event_number, e.kind, e.amount_minor, e.currency, e.state, e.attempts, e.next_try_at,
       e.made_at, e.done_at, e.said
  FROM effect e JOIN purchase p ON p.id = e.purchase_id
 WHERE e.next_try_at IS NOT NULL AND p.market_id = :market_id ORDER BY e.made_at, e.key LIMIT :count;

-- name: effect_by_key one
SELECT e.key, p.ref, p.market_id, e.event_number, e.kind, e.amount_minor, e.currency, e.state, e.attempts, e.next_try_at,
       e.made_at, e.done_at, e.said
  FROM effect e JOIN purchase p ON p.id = e.purchase_id
 WHERE e.key = :key;

-- Only what still waits changes: whoever is told twice has told it once.
-- name: effect_set run
UPDATE effect SET state = :state, attempts = :attempts, next_try_at = :next_try_at, done_at = :done_at, said = :said
 WHERE key = :key AND state = 'waiting';

-- Whoever moves the instant first has it; it is due again when nothing was written down until then.
-- name: effect_claim run
UPDATE effect SET next_try_at = :until
 WHERE key = :key AND state = 'waiting' AND next_try_at = :next_try_at;

-- name: effects_waiting_count one
SELECT COUNT(*) FROM effect WHERE next_try_at IS NOT NULL;

-- name: simulated_payment_insert run
INSERT INTO simulated_payment (key, kind, amount_minor, currency, applied_at)
VALUES (:key, :kind, :amount_minor, :currency, :applied_at)
    ON CONFLICT (key) DO NOTHING;

-- name: simulated_payment_count one
SELECT COUNT(*) FROM simulated_payment;
