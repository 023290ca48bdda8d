-- The newest first, a page at a time: programs read through all, and a list that sorts by what is due would move under
-- them.
-- name: order_page_of_buyer many
SELECT id, ref, buyer_id, seller_id, market_id, policy, policy_version, policy_hash, external, marketplace, number, seller,
       country, fee_basis_points, tracking, currency, ordered_at, promised_at, created_at, version, next_due_at, over
  FROM purchase WHERE buyer_id = :buyer_id AND id < :before ORDER BY id DESC LIMIT :count;

-- name: order_page_of_seller many
SELECT id, ref, buyer_id, seller_id, market_id, policy, policy_version, policy_hash, external, marketplace, number, seller,
       country, fee_basis_points, tracking, currency, ordered_at, promised_at, created_at, version, next_due_at, over
  FROM purchase WHERE seller_id = :seller_id AND id < :before ORDER BY id DESC LIMIT :count;

-- name: order_page_of_market many
SELECT id, ref, buyer_id, seller_id, market_id, policy, policy_version, policy_hash, external, marketplace, number, seller,
       country, fee_basis_points, tracking, currency, ordered_at, promised_at, created_at, version, next_due_at, over
  FROM purchase WHERE market_id = :market_id AND id < :before ORDER BY id DESC LIMIT :count;
