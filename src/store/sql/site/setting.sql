-- name: setting_all many
SELECT name, value FROM setting ORDER BY name;

-- name: setting_put run
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value;

-- name: setting_delete run
DELETE FROM setting WHERE name = :name;
