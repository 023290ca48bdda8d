-- name: setting_all many
SELECT name, value FROM setting ORDER BY name;

-- name: setting_put run
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value;

-- name: setting_load one
SELECT value FROM setting WHERE name = :name;

-- name: setting_count_up run
INSERT INTO setting (name, value) VALUES (:name, '1')
ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT);

-- name: setting_delete run
DELETE FROM setting WHERE name = :name;
