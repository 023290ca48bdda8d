-- name: repeat_answer one
SELECT request_hash, status, location, etag, body FROM repeat WHERE key = :key AND created_at > :since;

-- name: repeat_put run
INSERT INTO repeat (key, request_hash, status, location, etag, body, created_at)
VALUES (:key, :request_hash, :status, :location, :etag, :body, :now)
ON CONFLICT (key) DO UPDATE SET request_hash = EXCLUDED.request_hash, status = EXCLUDED.status,
       location = EXCLUDED.location, etag = EXCLUDED.etag, body = EXCLUDED.body, created_at = EXCLUDED.created_at;

-- name: repeat_forget run
DELETE FROM repeat WHERE created_at <= :before;
