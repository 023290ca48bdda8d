-- The newest first, a page at a time: programs read through all, and a list that sorts by what is due would move under
-- them.
-- name: order_page_of_buyer many
SELECT {order_head}
  FROM purchase WHERE buyer_id = :buyer_id AND id < :before AND (:over = 0 OR over = :over - 1)
 ORDER BY id DESC LIMIT :count;

-- name: order_page_of_seller many
SELECT {order_head}
  FROM purchase WHERE seller_id = :seller_id AND id < :before AND (:over = 0 OR over = :over - 1)
 ORDER BY id DESC LIMIT :count;

-- name: order_page_of_market many
SELECT {order_head}
  FROM purchase WHERE market_id = :market_id AND id < :before AND (:over = 0 OR over = :over - 1)
 ORDER BY id DESC LIMIT :count;

-- name: order_page_of_market_buyer many
SELECT {order_head}
  FROM purchase WHERE market_id = :market_id AND buyer_id = :buyer_id AND id < :before AND (:over = 0 OR over = :over - 1)
 ORDER BY id DESC LIMIT :count;
