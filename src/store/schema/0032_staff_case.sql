-- What a marketplace's staff sort and filter its orders by, one row an order that is acted on here. A cache of the
-- order's state, written with it; only who has the case is told here and nowhere else.
CREATE TABLE staff_case (
    purchase_id INTEGER PRIMARY KEY REFERENCES purchase (id),
    market_id INTEGER NOT NULL REFERENCES market (id),
    stage TEXT NOT NULL,                          -- 'unread': of before this table, and not sorted in yet
    reason TEXT NOT NULL DEFAULT '',              -- of the newest dispute, by its id in the rules; empty: never one
    amount_minor INTEGER NOT NULL,                -- of all its lines
    currency TEXT NOT NULL,
    since_at INTEGER NOT NULL,                    -- of the dispute while one runs, else of the order
    due_at INTEGER NOT NULL,                      -- the first deadline; the largest number: none
    seller_id INTEGER REFERENCES person (id),
    assigned_id INTEGER REFERENCES person (id),   -- NULL: nobody has it
    assigned_at INTEGER
) STRICT;
INSERT INTO staff_case (purchase_id, market_id, stage, reason, amount_minor, currency, since_at, due_at, seller_id)
SELECT p.id, p.market_id, CASE p.over WHEN 1 THEN 'over' ELSE 'unread' END,
       COALESCE((SELECT e.reason FROM purchase_event e WHERE e.purchase_id = p.id AND e.kind = 'dispute_opened'
                  ORDER BY e.number DESC LIMIT 1), ''),
       (SELECT CAST(COALESCE(SUM(l.amount_minor), 0) AS bigint) FROM purchase_line l WHERE l.purchase_id = p.id),
       p.currency, p.ordered_at, COALESCE(p.next_due_at, 9223372036854775807), p.seller_id
  FROM purchase p WHERE p.market_id IS NOT NULL AND p.external = 0;

-- One index for each way in which a queue stands; what is rare has one of its own.
CREATE INDEX staff_case_due ON staff_case (market_id, stage, due_at, purchase_id);
CREATE INDEX staff_case_since ON staff_case (market_id, stage, since_at, purchase_id);
CREATE INDEX staff_case_amount ON staff_case (market_id, stage, currency, amount_minor, purchase_id);
CREATE INDEX staff_case_seller ON staff_case (market_id, seller_id, stage) WHERE seller_id IS NOT NULL;
CREATE INDEX staff_case_assigned ON staff_case (market_id, assigned_id, stage) WHERE assigned_id IS NOT NULL;
CREATE INDEX staff_case_reason ON staff_case (market_id, reason, stage) WHERE reason <> '';
CREATE INDEX staff_case_unread ON staff_case (purchase_id) WHERE stage = 'unread';
