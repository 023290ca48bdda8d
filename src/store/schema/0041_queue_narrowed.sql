-- All that a queue is filtered and sorted by stands in the index of each narrowing: at a million orders one of a reason or of a
-- member of the staff read its tables thousands of times for one page.
DROP INDEX staff_case_seller;
DROP INDEX staff_case_assigned;
DROP INDEX staff_case_reason;
CREATE INDEX staff_case_seller ON staff_case (market_id, seller_id, stage, due_at, purchase_id, since_at, amount_minor, currency,
                                              reason, assigned_id) WHERE seller_id IS NOT NULL;
CREATE INDEX staff_case_assigned ON staff_case (market_id, assigned_id, stage, due_at, purchase_id, since_at, amount_minor, currency,
                                                reason, seller_id) WHERE assigned_id IS NOT NULL;
CREATE INDEX staff_case_reason ON staff_case (market_id, reason, stage, due_at, purchase_id, since_at, amount_minor, currency,
                                              seller_id, assigned_id) WHERE reason <> '';
-- The next in line, which nobody has.
CREATE INDEX staff_case_next ON staff_case (market_id, due_at, purchase_id)
 WHERE assigned_id IS NULL AND stage IN ('dispute', 'commission');
