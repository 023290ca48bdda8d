-- What a queue of a whole stage is filtered by stands in its index, and a rare currency has indexes of its own: at a million orders
-- such a filter read the tables of the whole stage for one page.
DROP INDEX staff_case_due;
DROP INDEX staff_case_since;
CREATE INDEX staff_case_due ON staff_case (market_id, stage, due_at, purchase_id, since_at, amount_minor, assigned_id);
CREATE INDEX staff_case_since ON staff_case (market_id, stage, since_at, purchase_id, due_at, amount_minor, assigned_id);
CREATE INDEX staff_case_currency_due ON staff_case (market_id, stage, currency, due_at, purchase_id, since_at, amount_minor,
                                                    assigned_id);
CREATE INDEX staff_case_currency_since ON staff_case (market_id, stage, currency, since_at, purchase_id, due_at, amount_minor,
                                                      assigned_id);
