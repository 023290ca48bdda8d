-- name: kept one
SELECT 1;

-- name: lost tidy: no code runs this statement: SQL_lost stands nowhere
SELECT 2;
