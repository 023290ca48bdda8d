-- row: once_row in store/site/once.h
-- request_hash text, status int, location text, etag text, body text;

-- Status 0: not answered yet, or so long ago that it is forgotten. On PostgreSQL the key is taken at once: whoever comes with
-- it at the same time waits for this unit of work, and finds its answer or, where it was undone, none.
-- name: once_answer one
-- dialect: sqlite
SELECT {once_row} FROM repeat WHERE key = :key AND :now > 0 AND created_at > :since;
-- dialect: postgres
{insert repeat: key, request_hash = '', status = 0, location = '', etag = '', body = '', created_at = :now}
ON CONFLICT (key) DO UPDATE SET status = CASE WHEN repeat.created_at > :since THEN repeat.status ELSE 0 END
RETURNING {once_row};

-- name: once_put run
{insert repeat: key, request_hash, status, location, etag, body, created_at = :now}
ON CONFLICT (key) DO UPDATE SET request_hash = EXCLUDED.request_hash, status = EXCLUDED.status,
       location = EXCLUDED.location, etag = EXCLUDED.etag, body = EXCLUDED.body, created_at = EXCLUDED.created_at;

-- name: once_forget run
DELETE FROM repeat WHERE created_at <= :before;
