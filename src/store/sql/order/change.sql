-- row: order_change in store/order/change.h
-- noted_at instant = e.noted_at, order_id int = e.purchase_id, event int = e.number, kind text = e.kind,
-- ref text = p.ref, number text = p.number;

-- How long the oldest transaction lasts, in ms, that may still write down an event. Whoever writes to an order holds a row of it
-- first, or inserts one. An account that is not shown to us counts as the oldest there can be.
-- name: order_writers_age one
-- dialect: sqlite
SELECT 0;
-- dialect: postgres
SELECT COALESCE(MAX(CAST(EXTRACT(EPOCH FROM clock_timestamp() - COALESCE(a.xact_start, CAST('epoch' AS timestamptz))) * 1000 AS bigint)), 0)
  FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
 WHERE l.locktype = 'relation' AND l.relation IN (CAST('purchase' AS regclass), CAST('purchase_event' AS regclass))
   AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
   AND l.mode IN ('RowShareLock', 'RowExclusiveLock') AND l.pid IS DISTINCT FROM pg_backend_pid();

-- name: order_changes many
SELECT {order_change}
  FROM purchase_event e JOIN purchase p ON p.id = e.purchase_id
 WHERE e.noted_at <= :until AND (e.noted_at, e.purchase_id, e.number) > (:at, :order_id, :event)
   AND p.market_id = :market_id AND p.external = 0
 ORDER BY e.noted_at, e.purchase_id, e.number LIMIT :count;
