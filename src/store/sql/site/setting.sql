-- row: setting_line in store/site/setting.h
-- name text, value text;

-- name: setting_all many
SELECT {setting_line} FROM setting ORDER BY name;

-- name: setting_put run
{insert setting: name, value}
ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value;

-- name: setting_load one
SELECT value FROM setting WHERE name = :name;

-- name: setting_count_up run
{insert setting: name, value = '1'}
ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT);

-- name: setting_delete run
DELETE FROM setting WHERE name = :name;
