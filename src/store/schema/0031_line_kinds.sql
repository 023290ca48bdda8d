-- What a line of an order is, and how much of one it is about: what was there before is goods, and whole lines.
ALTER TABLE purchase_line ADD COLUMN kind TEXT NOT NULL DEFAULT 'goods';
ALTER TABLE purchase_event ADD COLUMN pieces INTEGER NOT NULL DEFAULT 0; -- of its only line; 0: all that are left
ALTER TABLE dispute_draft ADD COLUMN pieces INTEGER NOT NULL DEFAULT 0;  -- 0: not answered
