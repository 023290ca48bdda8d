-- name: once_form_post one
SELECT post_id FROM receipt WHERE key = :key AND created_at > :since;

-- name: once_form_put run
{insert receipt: key, post_id, created_at = :now}
ON CONFLICT (key) DO UPDATE SET post_id = EXCLUDED.post_id, created_at = EXCLUDED.created_at;

-- name: once_form_forget run
DELETE FROM receipt WHERE created_at <= :before;

-- name: guest_set_token run
UPDATE guest SET token_hash = :token_hash WHERE id = :id;
