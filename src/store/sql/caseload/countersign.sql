-- Acts of the staff that give money back and wait for a second person.

-- name: countersign_insert run
{insert staff_second: purchase_id, market_id, amount_minor, currency, words, state = 'waiting', by_id, at, act}
ON CONFLICT DO NOTHING;

-- name: countersign_set run
UPDATE staff_second SET state = :state, second_id = :second_id, second_at = :second_at, second_words = :second_words
 WHERE id = :id AND state = 'waiting';

-- row: countersign in store/caseload/countersign.h
-- id int = s.id, order_id int = s.purchase_id, market_id int = s.market_id, amount_minor int = s.amount_minor, by_id int = s.by_id,
-- currency text = s.currency, act text = s.act, words text = s.words, state text = s.state, ref text = p.ref, number text = p.number,
-- by text = b.handle, second text = COALESCE(o.handle, ''), second_words text = s.second_words, at instant = s.at,
-- second_at instant = s.second_at;

-- part: countersign_tables
-- staff_second s JOIN purchase p ON p.id = s.purchase_id JOIN person b ON b.id = s.by_id LEFT JOIN person o ON o.id = s.second_id;

-- name: countersign_of_order one
SELECT {countersign} FROM {countersign_tables} WHERE s.purchase_id = :purchase_id AND s.state = 'waiting';

-- name: countersign_list many
SELECT {countersign} FROM {countersign_tables} WHERE s.market_id = :market_id
 ORDER BY CASE s.state WHEN 'waiting' THEN 0 ELSE 1 END, s.id DESC LIMIT :count;
