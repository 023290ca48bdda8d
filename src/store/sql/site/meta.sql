-- What migrate asks. These run before the schema is there: no other statement may.

-- One process migrates at a time. SQLite's write lock is enough; PostgreSQL takes this for the connection.
-- name: migration_lock one
-- dialect: sqlite
SELECT 1;
-- dialect: postgres
SELECT 1 FROM pg_advisory_lock(7237128);

-- name: migration_table_count one
-- dialect: sqlite
SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration';
-- dialect: postgres
SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'migration';

-- name: migration_all many
SELECT version, name, digest FROM migration ORDER BY version;

-- name: migration_insert run
{insert migration: version, name, applied_at, digest};
