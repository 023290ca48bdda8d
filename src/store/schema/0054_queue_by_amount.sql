-- What a queue is filtered by stands in the index of the largest sums too: at a million orders a list by the sum read the table for
-- each line that a filter left out.
DROP INDEX staff_case_amount;
CREATE INDEX staff_case_amount ON staff_case (market_id, stage, currency, amount_minor, purchase_id, since_at, due_at, assigned_id);
