-- Day by day, in UTC: what was ordered of a kind, in a currency, and how much of it stands in each state.
-- row: payout_sum in store/order/payout.h
-- day int = @made_at / 86400000, currency text, kind text, state text, count int = COUNT(*),
-- minor int = CAST(SUM(@amount_minor) AS bigint),
-- moved_minor int = CAST(SUM(COALESCE(@moved_minor, @amount_minor)) AS bigint),
-- short_count int = COUNT(CASE WHEN @moved_minor < @amount_minor THEN 1 END),
-- short_minor int = CAST(SUM(CASE WHEN @moved_minor < @amount_minor THEN @amount_minor - @moved_minor ELSE 0 END) AS bigint),
-- over_count int = COUNT(CASE WHEN @moved_minor > @amount_minor THEN 1 END),
-- over_minor int = CAST(SUM(CASE WHEN @moved_minor > @amount_minor THEN @moved_minor - @amount_minor ELSE 0 END) AS bigint);

-- name: payout_sums many
SELECT {payout_sum effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE effect.made_at >= :from AND effect.made_at < :until AND purchase.market_id = :market_id
 GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4 LIMIT :count;

-- What has moved of all that was ordered in the time.
-- row: payout_moved in store/order/payout.h
-- currency text, kind text, count int = COUNT(*), minor int = CAST(SUM(COALESCE(@moved_minor, @amount_minor)) AS bigint);

-- name: payout_moved many
SELECT {payout_moved effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE effect.made_at >= :from AND effect.made_at < :until AND purchase.market_id = :market_id AND effect.state = 'done'
 GROUP BY 1, 2 ORDER BY 1, 2 LIMIT :count;

-- What was not carried out as it was ordered: it waits, has failed, or another amount has moved.
-- name: payout_differences many
SELECT {effect effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
 WHERE effect.made_at >= :from AND effect.made_at < :until AND purchase.market_id = :market_id
   AND (effect.state IN ('waiting', 'sent', 'failed', 'given_up')
        OR (effect.state = 'done' AND effect.moved_minor IS NOT NULL AND effect.moved_minor <> effect.amount_minor))
 ORDER BY effect.made_at, effect.key LIMIT :count;

-- Whatever the day: what sellers were told to give back and have not.
-- row: payout_debt in store/order/payout.h
-- seller text = person.handle, currency text, count int = COUNT(*), minor int = CAST(SUM(@amount_minor) AS bigint);

-- name: payout_owed many
SELECT {payout_debt effect}
  FROM effect JOIN purchase ON purchase.id = effect.purchase_id
       JOIN person ON person.id = purchase.seller_id
 WHERE effect.kind = 'recover_from_seller' AND effect.state IN ('waiting', 'sent', 'failed', 'given_up')
   AND purchase.market_id = :market_id
 GROUP BY person.handle, effect.currency ORDER BY person.handle, effect.currency LIMIT :count;
