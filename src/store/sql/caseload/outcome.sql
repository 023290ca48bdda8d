-- How disputes ended.

-- name: outcome_insert run
{insert dispute_outcome: purchase_id, number, market_id, seller_id, reason, outcome, way, amount_minor, currency, decided_by,
    opened_at, escalated_at, decided_at, ended_at};

-- row: outcome_group in store/caseload/outcome.h
-- name text, count int = COUNT(*), decided_count int = COUNT(CASE WHEN @decided_at <> 0 THEN 1 END),
-- full int = COUNT(CASE @outcome WHEN 'full' THEN 1 END), part int = COUNT(CASE @outcome WHEN 'part' THEN 1 END),
-- nothing int = COUNT(CASE @outcome WHEN 'nothing' THEN 1 END), taken_back int = COUNT(CASE @outcome WHEN 'taken_back' THEN 1 END),
-- replaced int = COUNT(CASE @outcome WHEN 'replaced' THEN 1 END), bank int = COUNT(CASE @outcome WHEN 'bank' THEN 1 END),
-- by_agreement int = COUNT(CASE @way WHEN 'agreed' THEN 1 END), by_decision int = COUNT(CASE @way WHEN 'decided' THEN 1 END),
-- by_silence int = COUNT(CASE @way WHEN 'silence' THEN 1 END), by_buyer int = COUNT(CASE @way WHEN 'taken_back' THEN 1 END),
-- by_bank int = COUNT(CASE @way WHEN 'bank' THEN 1 END);

-- part: outcome_ended
-- o.market_id = :market_id AND o.ended_at >= :from AND o.ended_at < :until;

-- All of them at once is the group of 'all'. What has no name in a grouping is left out of it.
-- name: outcome_groups many
-- dialect: sqlite
SELECT {outcome_group g}
  FROM (SELECT CASE :by WHEN 'all' THEN 'all' WHEN 'month' THEN strftime('%Y-%m', o.ended_at / 1000, 'unixepoch') WHEN 'reason' THEN o.reason
                        WHEN 'seller' THEN s.handle ELSE d.handle END AS name, o.outcome, o.way, o.decided_at
          FROM dispute_outcome o LEFT JOIN person s ON s.id = o.seller_id LEFT JOIN person d ON d.id = o.decided_by
         WHERE {outcome_ended}) AS g
 WHERE g.name <> '' GROUP BY g.name ORDER BY 2 DESC, 1 LIMIT :count;
-- dialect: postgres
SELECT {outcome_group g}
  FROM (SELECT CASE :by WHEN 'all' THEN 'all' WHEN 'month' THEN to_char(to_timestamp(o.ended_at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM')
                        WHEN 'reason' THEN o.reason WHEN 'seller' THEN s.handle ELSE d.handle END AS name, o.outcome, o.way, o.decided_at
          FROM dispute_outcome o LEFT JOIN person s ON s.id = o.seller_id LEFT JOIN person d ON d.id = o.decided_by
         WHERE {outcome_ended}) AS g
 WHERE g.name <> '' GROUP BY g.name ORDER BY 2 DESC, 1 LIMIT :count;

-- How long so many of them took at most: from the opening to the end, or from the call of the commission to its decision.
-- name: outcome_length one
SELECT l.ms
  FROM (SELECT CASE :of WHEN 'end' THEN o.ended_at - o.opened_at
                        ELSE o.decided_at - CASE o.escalated_at WHEN 0 THEN o.opened_at ELSE o.escalated_at END END AS ms
          FROM dispute_outcome o WHERE {outcome_ended} AND (:of = 'end' OR o.decided_at <> 0)) AS l
 ORDER BY l.ms LIMIT 1 OFFSET :shorter;

-- row: seller_count in store/caseload/outcome.h
-- seller text = COALESCE(s.handle, ''), orders int = COUNT(*), disputed int = CAST(SUM(CASE WHEN c.reason <> '' THEN 1 ELSE 0 END) AS bigint);

-- name: outcome_sellers many
SELECT {seller_count} FROM purchase p JOIN staff_case c ON c.purchase_id = p.id LEFT JOIN person s ON s.id = p.seller_id
 WHERE p.market_id = :market_id AND p.ordered_at >= :from AND p.ordered_at < :until
 GROUP BY s.handle ORDER BY 3 DESC, 2 DESC, 1 LIMIT :count;
