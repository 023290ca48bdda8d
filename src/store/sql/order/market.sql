-- name: market_insert one
{insert market: slug, name, policy, currency, external, fee_basis_points, second_above_minor, created_at}
RETURNING id;

-- name: market_update run
UPDATE market SET name = :name, policy = :policy, currency = :currency, external = :external,
       fee_basis_points = :fee_basis_points, second_above_minor = :second_above_minor
 WHERE id = :id;

-- row: market in store/order/market.h
-- id int, slug text, name text, policy text, currency text, external bool, fee_basis_points int, second_above_minor int,
-- created_at instant;

-- name: market_by_slug one
SELECT {market} FROM market WHERE slug = :slug;

-- name: market_by_id one
SELECT {market} FROM market WHERE id = :id;

-- name: market_all many
SELECT {market}
  FROM market ORDER BY name, id LIMIT :count;

-- name: market_of_person many
SELECT {market m}
  FROM market m JOIN market_member w ON w.market_id = m.id
 WHERE w.person_id = :person_id ORDER BY m.name, m.id LIMIT :count;

-- row: market_post in store/order/market.h
-- id int = m.id, slug text = m.slug, name text = m.name, role text = w.role;

-- name: market_posts_of many
SELECT {market_post}
  FROM market m JOIN market_member w ON w.market_id = m.id
 WHERE w.person_id = :person_id AND w.duty = 'staff' ORDER BY m.name, m.id LIMIT :count;

-- name: market_member_put run
{insert market_member: market_id, person_id, duty, since}
    ON CONFLICT (market_id, person_id) DO UPDATE SET duty = excluded.duty, since = excluded.since, role = 'staff';

-- name: market_member_delete run
DELETE FROM market_member WHERE market_id = :market_id AND person_id = :person_id;

-- name: market_member_duty one
SELECT duty FROM market_member WHERE market_id = :market_id AND person_id = :person_id;

-- Of the staff before a seller.
-- name: market_member_anywhere one
SELECT duty FROM market_member WHERE person_id = :person_id ORDER BY CASE duty WHEN 'staff' THEN 0 ELSE 1 END LIMIT 1;

-- A marketplace whose orders would be left without anybody of its staff.
-- name: market_left_alone one
SELECT m.name FROM market m JOIN market_member w ON w.market_id = m.id
 WHERE w.person_id = :person_id AND w.duty = 'staff'
   AND NOT EXISTS (SELECT 1 FROM market_member o JOIN person p ON p.id = o.person_id AND p.deleted_at IS NULL
                    WHERE o.market_id = m.id AND o.duty = 'staff' AND o.person_id <> w.person_id)
   AND EXISTS (SELECT 1 FROM purchase WHERE purchase.market_id = m.id AND purchase.over = 0)
 ORDER BY m.id LIMIT 1;

-- name: market_member_set_role run
UPDATE market_member SET role = :role WHERE market_id = :market_id AND person_id = :person_id;

-- name: market_member_role one
SELECT role FROM market_member WHERE market_id = :market_id AND person_id = :person_id AND duty = 'staff';

-- row: member_line
-- person_id int = w.person_id, handle text = p.handle, role text = w.role, duty text = w.duty, since instant = w.since;

-- name: market_members many
SELECT {member_line}
  FROM market_member w JOIN person p ON p.id = w.person_id
 WHERE w.market_id = :market_id ORDER BY w.duty, p.handle LIMIT :count;

-- Names that nobody else is to pass for: of marketplaces first, then of the people who work or sell there.
-- row: market_name in store/order/market.h
-- market_id int, person_id int, name text;

-- name: market_names many
SELECT id, 0, name FROM market
UNION ALL
SELECT w.market_id, w.person_id, p.handle
  FROM market_member w JOIN person p ON p.id = w.person_id AND p.deleted_at IS NULL
 ORDER BY 2, 1 LIMIT :count;

-- name: market_order_any one
SELECT 1 FROM purchase WHERE market_id = :market_id LIMIT 1;
