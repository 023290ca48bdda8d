-- Programs read all orders page by page, the newest first: without these each page sorts all of a marketplace's.
CREATE INDEX purchase_buyer_page ON purchase (buyer_id, id);
CREATE INDEX purchase_seller_page ON purchase (seller_id, id) WHERE seller_id IS NOT NULL;
CREATE INDEX purchase_market_page ON purchase (market_id, id) WHERE market_id IS NOT NULL;
