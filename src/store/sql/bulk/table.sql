-- The catalogue: what tables there are. Their rows are read and written whole by store/engine/table.c.

-- Each column with its table, and its place in the primary key (from 1; 0: none). Not what is made of the others.
-- name: table_columns many
-- dialect: sqlite
SELECT t.name, c.name, c.pk
  FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
 WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT IN ('migration', 'made') AND c.hidden = 0
 ORDER BY t.name, c.name;
-- dialect: postgres
SELECT t.relname, c.attname, COALESCE(array_position(CAST(k.indkey AS int2[]), c.attnum) + 1, 0)
  FROM pg_catalog.pg_class t
       JOIN pg_catalog.pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
       LEFT JOIN pg_catalog.pg_index k ON k.indrelid = t.oid AND k.indisprimary
 WHERE t.relnamespace = CAST(CAST(current_schema() AS text) AS regnamespace) AND t.relkind = 'r'
   AND t.relname NOT IN ('migration', 'made', 'search_text')
 ORDER BY t.relname, c.attname;

-- Which table refers to which other.
-- name: table_parents many
-- dialect: sqlite
SELECT DISTINCT t.name, p."table"
  FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS p
 WHERE t.schema = 'main' AND t.type = 'table' AND t.name <> p."table"
 ORDER BY 1, 2;
-- dialect: postgres
SELECT DISTINCT t.relname, p.relname
  FROM pg_catalog.pg_constraint r JOIN pg_catalog.pg_class t ON t.oid = r.conrelid
       JOIN pg_catalog.pg_class p ON p.oid = r.confrelid
 WHERE r.contype = 'f' AND t.oid <> p.oid AND t.relnamespace = CAST(CAST(current_schema() AS text) AS regnamespace)
 ORDER BY 1, 2;

-- row: table_fault in store/engine/table.h
-- engine text, child text, row int, parent text;

-- What the engine itself finds wrong with the file, in its own words, and rows whose parent is missing; one row "ok" when that is
-- nothing. PostgreSQL keeps its own house.
-- name: table_faults many
-- dialect: sqlite
SELECT integrity_check, '', 0, '' FROM pragma_integrity_check(20)
UNION ALL
SELECT '', "table", COALESCE(rowid, 0), parent FROM (SELECT * FROM pragma_foreign_key_check LIMIT 20);
-- dialect: postgres
SELECT 'ok', '', CAST(0 AS bigint), '';

-- Other connections of this program to the same database. Of a SQLite file its locks tell (db_sqlite_file.c).
-- name: table_sessions one
-- dialect: sqlite
SELECT 0;
-- dialect: postgres
SELECT count(*) FROM pg_catalog.pg_stat_activity
 WHERE datname = current_database() AND application_name = 'recourse' AND pid <> pg_backend_pid();
