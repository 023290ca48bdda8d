-- What waits for a second person gives money back, whatever act of the staff does it.
ALTER TABLE staff_second ADD COLUMN act TEXT NOT NULL DEFAULT 'goodwill_refund';
