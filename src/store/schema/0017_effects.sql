-- An order to move money is handed over by one server at a time, says how it stands, and may name what it takes back.
ALTER TABLE effect ADD COLUMN cancels TEXT NOT NULL DEFAULT ''; -- the key of what it takes back, or makes good

-- state: 'waiting', 'sent' (claimed until next_try_at), 'failed' (again at next_try_at), 'done', 'given_up', 'withdrawn'
UPDATE effect SET state = 'given_up' WHERE state = 'dead';
UPDATE effect SET state = 'failed' WHERE state = 'waiting' AND attempts > 0;
CREATE INDEX effect_open ON effect (state) WHERE state IN ('waiting', 'sent', 'failed', 'given_up');

-- The bank gave this back: what still waits is not paid a second time.
UPDATE effect SET state = 'withdrawn', next_try_at = NULL,
                  said = 'Not paid: the bank has given this money back itself.'
 WHERE kind = 'refund' AND state IN ('waiting', 'failed', 'given_up')
   AND EXISTS (SELECT 1 FROM purchase_event e
                WHERE e.purchase_id = effect.purchase_id AND e.number = effect.event_number - 1
                  AND e.kind = 'chargeback_ended');

-- What sellers had to give back was never ordered. It is for people to look at, and to order now or not.
INSERT INTO effect (key, purchase_id, event_number, kind, amount_minor, currency, state, made_at, said)
SELECT p.ref || ':' || CAST(o.event_number AS text) || ':recover', p.id, o.event_number, 'recover_from_seller',
       -o.amount_minor, p.currency, 'given_up', e.noted_at,
       'Never ordered: look whether the seller was paid, and has given it back.'
  FROM posting o JOIN purchase p ON p.id = o.purchase_id
       JOIN purchase_event e ON e.purchase_id = o.purchase_id AND e.number = o.event_number
 WHERE o.account = 'seller' AND o.amount_minor < 0;
