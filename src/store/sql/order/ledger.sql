-- name: posting_insert run
{insert posting: purchase_id, event_number, account, amount_minor};

-- row: posting_row in store/order/ledger.h
-- event_number int, account text, amount_minor int;

-- name: postings_of_order many
SELECT {posting_row} FROM posting WHERE purchase_id = :purchase_id ORDER BY event_number, account;
