-- row: effect in store/order/effect.h
-- key text, ref text = purchase.ref, order_id int = @purchase_id, market_id int = purchase.market_id,
-- event_number int, kind text, amount_minor int, currency text, cancels text, state_name text = @state, attempts int,
-- next_try_at instant, made_at instant, done_at instant, said text, moved_minor int, policy text = purchase.policy,
-- policy_version int = purchase.policy_version, policy_hash text = purchase.policy_hash;

-- name: effect_insert run
{insert effect: key, purchase_id, event_number, kind, amount_minor, currency, cancels, state = 'waiting',
    next_try_at = :made_at, made_at};

-- name: effects_of_order many
SELECT {effect effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE effect.purchase_id = :purchase_id ORDER BY effect.event_number, effect.key LIMIT :count;

-- A seller gets nothing while the order is frozen, or all of the seller's are.
-- part: frozen_release
-- SELECT 1 FROM staff_case c WHERE c.purchase_id = effect.purchase_id
-- AND (c.frozen > 0 OR EXISTS (SELECT 1 FROM seller_freeze f WHERE f.market_id = c.market_id AND f.seller_id = c.seller_id AND f.ended_at IS NULL AND c.thawed_at < f.at));

-- Nothing is paid out while a bank looks at the payment: what was ordered before waits for it, too.
-- part: bank_looks
-- SELECT 1 FROM purchase_event opened
-- WHERE opened.purchase_id = effect.purchase_id AND opened.kind IN ('bank_inquiry', 'chargeback_opened', 'pre_arbitration')
-- AND NOT EXISTS (SELECT 1 FROM purchase_event ended WHERE ended.purchase_id = opened.purchase_id
-- AND ended.kind = 'chargeback_ended' AND ended.number > opened.number);

-- name: effects_due many
SELECT {effect effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE effect.next_try_at IS NOT NULL AND effect.next_try_at <= :now
   AND (effect.kind NOT IN ('refund', 'release') OR NOT EXISTS ({bank_looks}))
   AND (effect.kind <> 'release' OR NOT EXISTS ({frozen_release}))
 ORDER BY effect.next_try_at, effect.key LIMIT :count;

-- name: effects_of_market_due many
SELECT {effect effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE effect.next_try_at IS NOT NULL AND effect.next_try_at <= :now AND purchase.market_id = :market_id
   AND (effect.kind NOT IN ('refund', 'release') OR NOT EXISTS ({bank_looks}))
   AND (effect.kind <> 'release' OR NOT EXISTS ({frozen_release}))
   AND (effect.made_at > :after_at OR (effect.made_at = :after_at AND effect.key > :after_key))
 ORDER BY effect.made_at, effect.key LIMIT :count;

-- Those that want somebody's eye are found in the index of the open ones, which SQLite uses only where its own words stand.
-- part: effect_open
-- effect.state IN ('waiting', 'sent', 'failed', 'given_up');

-- name: effects_of_market_failed many
SELECT {effect effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE {effect_open} AND effect.state IN ('failed', 'given_up') AND purchase.market_id = :market_id
   AND (effect.made_at > :after_at OR (effect.made_at = :after_at AND effect.key > :after_key))
 ORDER BY effect.made_at, effect.key LIMIT :count;

-- name: effects_of_market_failed_count one
SELECT COUNT(*) FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE {effect_open} AND effect.state IN ('failed', 'given_up') AND purchase.market_id = :market_id;

-- Refunds that nobody has carried out or given up yet, and that have not failed.
-- name: effects_of_market_refunds_open many
SELECT {effect effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE {effect_open} AND effect.state IN ('waiting', 'sent') AND effect.kind = 'refund' AND purchase.market_id = :market_id
   AND (effect.made_at > :after_at OR (effect.made_at = :after_at AND effect.key > :after_key))
 ORDER BY effect.made_at, effect.key LIMIT :count;

-- name: effect_by_key one
SELECT {effect effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE effect.key = :key;

-- Only what is still as it was read changes: of two who answer, or claim, one is first.
-- name: effect_set run
UPDATE effect SET state = :state, attempts = :attempts, next_try_at = :next_try_at, done_at = :done_at, said = :said,
                  moved_minor = :moved_minor
 WHERE key = :key AND state = :state_before AND attempts = :attempts_before;

-- row: state_count
-- state text, count int = COUNT(*);
-- name: effects_open_count many
SELECT {state_count} FROM effect WHERE state IN ('waiting', 'sent', 'failed', 'given_up') GROUP BY state;

-- name: simulated_payment_insert run
{insert simulated_payment: key, kind, amount_minor, currency, applied_at}
    ON CONFLICT (key) DO NOTHING;

-- name: simulated_payment_count one
SELECT COUNT(*) FROM simulated_payment;

-- name: simulated_payment_by_key one
SELECT kind FROM simulated_payment WHERE key = :key;
