-- The first deadline that is told: what wakes an order may be a guess, and an end that nobody promised is told to nobody. Of what is
-- noted the first round of the timer counts both again.
ALTER TABLE purchase ADD COLUMN told_due_at INTEGER; -- cache; NULL: none
UPDATE purchase SET told_due_at = next_due_at WHERE external = 0;
UPDATE purchase SET next_due_at = 1 WHERE external = 1 AND over = 0 AND next_due_at IS NOT NULL;
