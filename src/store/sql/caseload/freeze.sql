-- Sellers whose orders wait.

-- name: seller_freeze_insert run
{insert seller_freeze: market_id, seller_id, person_id, words, at, until_at} ON CONFLICT DO NOTHING;

-- row: seller_freeze in store/caseload/freeze.h
-- id int = f.id, market_id int = f.market_id, seller_id int = f.seller_id, person_id int = f.person_id, seller text = s.handle,
-- by text = b.handle, words text = f.words, at instant = f.at, until instant = f.until_at;

-- part: freeze_tables
-- seller_freeze f JOIN person s ON s.id = f.seller_id JOIN person b ON b.id = f.person_id;

-- name: seller_freeze_open one
SELECT {seller_freeze} FROM {freeze_tables}
 WHERE f.market_id = :market_id AND f.seller_id = :seller_id AND f.ended_at IS NULL;

-- name: seller_freeze_end run
UPDATE seller_freeze SET ended_at = :now, ended_by = :person_id WHERE id = :id AND ended_at IS NULL;

-- name: seller_freeze_end_due run
UPDATE seller_freeze SET ended_at = :now WHERE ended_at IS NULL AND until_at IS NOT NULL AND until_at <= :now;

-- name: seller_freeze_list many
SELECT {seller_freeze} FROM {freeze_tables} WHERE f.market_id = :market_id AND f.ended_at IS NULL
 ORDER BY f.id DESC LIMIT :count;

-- Of a seller who is frozen, not frozen since; or frozen with a seller who is not any more.
-- name: freeze_unreached many
SELECT p.id FROM (
SELECT c.purchase_id AS id FROM seller_freeze f JOIN staff_case c ON c.market_id = f.market_id AND c.seller_id = f.seller_id
 WHERE f.ended_at IS NULL AND c.frozen = 0 AND c.stage <> 'over' AND c.thawed_at < f.at
UNION ALL
SELECT c.purchase_id FROM market m JOIN staff_case c ON c.market_id = m.id AND c.frozen = 2
 WHERE NOT EXISTS (SELECT 1 FROM seller_freeze f WHERE f.market_id = c.market_id AND f.seller_id = c.seller_id AND f.ended_at IS NULL)
) AS unreached JOIN purchase p ON p.id = unreached.id
 WHERE (:known LIKE '%|' || p.policy || ' ' || CAST(p.policy_version AS text) || ' ' || p.policy_hash || '|%')
 LIMIT :count;
