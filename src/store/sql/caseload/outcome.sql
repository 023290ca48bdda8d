-- How disputes ended.

-- name: outcome_insert run
{insert dispute_outcome: purchase_id, number, market_id, seller_id, reason, outcome, way, amount_minor, currency, decided_by,
    opened_at, escalated_at, decided_at, ended_at};

-- row: outcome_row in store/caseload/outcome.h
-- order_id int = o.purchase_id, number int = o.number, market_id int = o.market_id, seller_id int = o.seller_id,
-- amount_minor int = o.amount_minor, decided_by int = o.decided_by, reason text = o.reason, outcome text = o.outcome,
-- way text = o.way, currency text = o.currency, seller text = COALESCE(s.handle, ''), staff text = COALESCE(d.handle, ''),
-- opened_at instant = o.opened_at, escalated_at instant = o.escalated_at, decided_at instant = o.decided_at,
-- ended_at instant = o.ended_at;

-- name: outcome_list many
SELECT {outcome_row} FROM dispute_outcome o LEFT JOIN person s ON s.id = o.seller_id LEFT JOIN person d ON d.id = o.decided_by
 WHERE o.market_id = :market_id AND o.ended_at >= :from AND o.ended_at < :until
 ORDER BY o.ended_at DESC LIMIT :count;

-- row: seller_count in store/caseload/outcome.h
-- seller text = COALESCE(s.handle, ''), orders int = COUNT(*), disputed int = CAST(SUM(CASE WHEN c.reason <> '' THEN 1 ELSE 0 END) AS bigint);

-- name: outcome_sellers many
SELECT {seller_count} FROM purchase p JOIN staff_case c ON c.purchase_id = p.id LEFT JOIN person s ON s.id = p.seller_id
 WHERE p.market_id = :market_id AND p.ordered_at >= :from AND p.ordered_at < :until
 GROUP BY s.handle ORDER BY 3 DESC, 2 DESC, 1 LIMIT :count;
