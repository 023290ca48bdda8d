-- When numbers of an order came of which nobody says which lines they carry, while others of it are under way: instants, the first
-- first, apart by blanks. The law knows of lines alone; what is told of deadlines knows of these, too.
ALTER TABLE purchase ADD COLUMN numbers_came TEXT NOT NULL DEFAULT '';
-- The clock looks at the parcels of those that are there.
UPDATE purchase SET remind_at = (SELECT MAX(e.noted_at) FROM parcel_event e WHERE e.purchase_id = purchase.id)
 WHERE over = 0 AND EXISTS (SELECT 1 FROM parcel_event e WHERE e.purchase_id = purchase.id AND e.event = 'delivered');
