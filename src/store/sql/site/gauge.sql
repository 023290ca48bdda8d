-- How the house stands, for those who watch: each answers fast, however much there is.

-- Deadlines that are over and have not struck yet: how many, and since when the first.
-- row: gauge_due of gauges in store/site/gauge.h
-- overdue int = COUNT(*), oldest_due instant = COALESCE(MIN(@next_due_at), 0);
-- name: gauge_overdue one
SELECT {gauge_due} FROM purchase
 WHERE next_due_at IS NOT NULL AND over = 0 AND next_due_at <= :now;

-- Posts that wait for a moderator.
-- name: gauge_waiting_posts one
SELECT (SELECT COUNT(*) FROM question WHERE (state = 1 OR flag_count > 0) AND state < 3) +
       (SELECT COUNT(*) FROM answer WHERE (state = 1 OR flag_count > 0) AND state < 3) +
       (SELECT COUNT(*) FROM comment WHERE (state = 1 OR flag_count > 0) AND state < 3);

-- name: gauge_bytes one
-- dialect: sqlite
SELECT page_count * page_size FROM pragma_page_count, pragma_page_size;
-- dialect: postgres
SELECT pg_database_size(current_database());
