-- Orders that somebody notes count their protection from the earliest day that fits, and not from a promise of the rules' own: the
-- first round of the timer counts the deadlines and reminders of those again whose promised day nobody has named.
UPDATE purchase SET next_due_at = 1 WHERE external = 1 AND over = 0 AND promised_at IS NULL;
