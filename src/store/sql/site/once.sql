-- row: once_row in store/site/once.h
-- request_hash text, status int, location text, etag text, body text;

-- name: once_answer one
SELECT {once_row} FROM repeat WHERE key = :key AND created_at > :since;

-- name: once_put run
INSERT INTO repeat (key, request_hash, status, location, etag, body, created_at)
VALUES (:key, :request_hash, :status, :location, :etag, :body, :now)
ON CONFLICT (key) DO UPDATE SET request_hash = EXCLUDED.request_hash, status = EXCLUDED.status,
       location = EXCLUDED.location, etag = EXCLUDED.etag, body = EXCLUDED.body, created_at = EXCLUDED.created_at;

-- name: once_forget run
DELETE FROM repeat WHERE created_at <= :before;
