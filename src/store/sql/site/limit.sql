-- row: bucket in core/value/bucket.h
-- tokens_milli int, refilled_at instant;

-- name: bucket_load one
SELECT {bucket} FROM bucket WHERE key = :key;

-- name: bucket_save run
{insert bucket: key, tokens_milli, refilled_at}
ON CONFLICT (key) DO UPDATE SET tokens_milli = EXCLUDED.tokens_milli, refilled_at = EXCLUDED.refilled_at;

-- Buckets that nobody has taken from for so long are full again, so their rows say nothing.
-- name: bucket_forget run
DELETE FROM bucket WHERE refilled_at < :before;
