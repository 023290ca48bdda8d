-- How an order that its buyer notes here was paid: a word of core/advice, '' where nobody said. The way of paying can give the money
-- back where the marketplace does not.
ALTER TABLE purchase ADD COLUMN paid_by TEXT NOT NULL DEFAULT '';
