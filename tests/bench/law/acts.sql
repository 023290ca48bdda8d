-- What pgbench does beside us: the rows of a message in a dispute, with the order held, and nothing looked up.
\set id random(1, 256)
BEGIN;
SELECT 1 FROM purchase WHERE id = :id FOR UPDATE;
INSERT INTO purchase_event (purchase_id, number, kind, by_party, at, person_id, note, noted_at, hash)
SELECT :id, MAX(number) + 1, 'message', 'buyer', 1700000000000, 1,
       'The carrier says that the parcel has left the country of origin.', 1700000000000,
       '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'
  FROM purchase_event WHERE purchase_id = :id;
UPDATE purchase SET version = version + 1 WHERE id = :id;
INSERT INTO notice (person_id, event, kind, purchase_id, own, event_number, made_at)
VALUES (1, 'order ' || CAST(:id AS text) || ' message 0 ' || CAST(random() AS text), 'message', :id, 1, 1, 1700000000000);
COMMIT;
