-- The first one of a name stays: two help desks may have had the same.
-- name: old_address_insert run
{insert old_address: kind, old, id} ON CONFLICT (kind, old) DO NOTHING;
-- name: old_address_find one
SELECT id FROM old_address WHERE kind = :kind AND old = :old;
