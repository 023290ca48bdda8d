-- An order of which a deadline still stands is not over: the first round of the timer looks at those that were taken for over, and
-- strikes what was due (the end of a freeze, or the seller's time to send).
UPDATE purchase SET over = 0, next_due_at = 1 WHERE over = 1 AND next_due_at IS NOT NULL;
