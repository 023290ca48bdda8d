-- The trace that the cause of what leaves is in (https://www.w3.org/TR/trace-context/): it goes along. Empty: in none.
ALTER TABLE outbox ADD COLUMN trace TEXT NOT NULL DEFAULT '';
