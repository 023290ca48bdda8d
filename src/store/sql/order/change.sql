-- row: order_change in store/order/change.h
-- noted_at instant = e.noted_at, order_id int = e.purchase_id, event int = e.number, kind text = e.kind,
-- ref text = p.ref, number text = p.number;

-- name: order_changes many
SELECT {order_change}
  FROM purchase_event e JOIN purchase p ON p.id = e.purchase_id
 WHERE e.noted_at <= :until AND (e.noted_at, e.purchase_id, e.number) > (:at, :order_id, :event)
   AND p.market_id = :market_id AND p.external = 0
 ORDER BY e.noted_at, e.purchase_id, e.number LIMIT :count;
