-- name: panel_join run
{insert commission_member: person_id, since} ON CONFLICT (person_id) DO NOTHING;

-- name: panel_leave run
DELETE FROM commission_member WHERE person_id = :person_id;

-- name: panel_willing one
SELECT since FROM commission_member WHERE person_id = :person_id;

-- Everybody who is willing and can act, but for the two sides, the people of the marketplace and whoever had a seat in
-- this case before. The three times are of the latest thing that happened in an order bought from one of the sides, in
-- one sold to them, and of the last panel about one of them; 0: never.
-- row: candidate in store/panel/panel.h
-- person_id int, role int = p.role, created_at instant = p.created_at,
-- bought_at instant = COALESCE((SELECT MAX(e.at) FROM purchase o JOIN purchase_event e ON e.purchase_id = o.id
-- WHERE o.buyer_id = @person_id AND o.seller_id IN (:buyer_id, :seller_id)), 0),
-- sold_at instant = COALESCE((SELECT MAX(e.at) FROM purchase o JOIN purchase_event e ON e.purchase_id = o.id
-- WHERE o.seller_id = @person_id AND o.buyer_id IN (:buyer_id, :seller_id)), 0),
-- sat_at instant = COALESCE((SELECT MAX(q.called_at) FROM panel_seat s JOIN panel q ON q.id = s.panel_id
-- JOIN purchase o ON o.id = q.purchase_id
-- WHERE s.person_id = @person_id AND s.state IN ('accepted', 'committed', 'revealed')
-- AND (o.buyer_id IN (:buyer_id, :seller_id) OR o.seller_id IN (:buyer_id, :seller_id))), 0);
-- name: panel_candidates many
SELECT {candidate m}
  FROM commission_member m JOIN person p ON p.id = m.person_id
 WHERE p.deleted_at IS NULL AND (p.blocked_until IS NULL OR p.blocked_until <= :now)
   AND m.person_id NOT IN (:buyer_id, :seller_id)
   AND NOT EXISTS (SELECT 1 FROM market_member w WHERE w.market_id = :market_id AND w.person_id = m.person_id)
   AND NOT EXISTS (SELECT 1 FROM panel_seat s JOIN panel q ON q.id = s.panel_id
                    WHERE q.purchase_id = :purchase_id AND s.person_id = m.person_id)
 ORDER BY m.person_id LIMIT :count;

-- name: panel_insert one
{insert panel: purchase_id, number, round, mode, size, seed, list_hash, eligible, specialists, called_at, phase}
RETURNING id;

-- name: panel_put run
UPDATE panel SET size = :size, phase = :phase, phase_due_at = :phase_due_at, due_at = :due_at, ended_at = :ended_at,
       event_number = :event_number
 WHERE id = :id;

-- row: panel_row in store/panel/panel.h
-- id int, order_id int = @purchase_id, number int, round int, mode text, size int, seed text, list_hash text,
-- eligible text, specialists text, called_at instant, phase text, phase_due_at instant, due_at instant,
-- ended_at instant, event_number int;

-- name: panel_of_order_open one
SELECT {panel_row}
  FROM panel WHERE purchase_id = :purchase_id AND ended_at IS NULL;

-- name: panel_of_order many
SELECT {panel_row}
  FROM panel WHERE purchase_id = :purchase_id ORDER BY number LIMIT :count;

-- name: panel_due_orders many
SELECT purchase_id FROM panel JOIN purchase p ON p.id = panel.purchase_id
 WHERE panel.due_at <= :now AND panel.ended_at IS NULL
   AND (:known LIKE '%|' || p.policy || ' ' || CAST(p.policy_version AS text) || ' ' || p.policy_hash || '|%')
 ORDER BY panel.due_at, panel.id LIMIT :count;

-- row: seat_row in store/panel/panel.h
-- position int, person_id int, state text, respond_by instant, commitment text, remedy text, amount_minor int,
-- code text, salt text, reasons text;

-- name: panel_seats many
SELECT {seat_row}
  FROM panel_seat WHERE panel_id = :panel_id ORDER BY position;

-- name: panel_seat_put run
{insert panel_seat: panel_id, position, person_id, state, respond_by, commitment, remedy, amount_minor, code, salt, reasons}
    ON CONFLICT (panel_id, position) DO UPDATE SET state = excluded.state, respond_by = excluded.respond_by,
       commitment = excluded.commitment, remedy = excluded.remedy, amount_minor = excluded.amount_minor,
       code = excluded.code, salt = excluded.salt, reasons = excluded.reasons;

-- name: panel_seat_open one
SELECT 1 FROM panel_seat s JOIN panel q ON q.id = s.panel_id
 WHERE q.purchase_id = :purchase_id AND q.ended_at IS NULL AND s.person_id = :person_id
   AND s.state IN ('accepted', 'committed', 'revealed');

-- row: seat_line in store/panel/panel.h
-- ref text = o.ref, marketplace text = o.marketplace, phase text, phase_due_at instant, called_at instant,
-- ended_at instant = COALESCE(@ended_at, 0) AS ended_at, state text = s.state, respond_by instant = s.respond_by,
-- position int = s.position;

-- What is open stands first, then what ended last.
-- name: panel_of_member many
SELECT {seat_line q}
  FROM panel_seat s JOIN panel q ON q.id = s.panel_id JOIN purchase o ON o.id = q.purchase_id
 WHERE s.person_id = :person_id
 ORDER BY CASE WHEN q.ended_at IS NULL THEN 0 ELSE 1 END, q.called_at DESC LIMIT :count;

-- row: staff_line in store/panel/panel.h
-- order_id int = @id, ref text, marketplace text, called_at instant = q.called_at,
-- decide_by instant = COALESCE(@next_due_at, 0) AS next_due_at, mode text = q.mode,
-- proposed_by int = COALESCE(a.person_id, 0) AS proposed_by;

-- What staff has to decide, the oldest first. Who is a side of an order does not decide it.
-- name: panel_of_staff many
SELECT {staff_line o}
  FROM panel q JOIN purchase o ON o.id = q.purchase_id
  JOIN market_member w ON w.market_id = o.market_id AND w.person_id = :person_id AND w.duty = 'staff'
  LEFT JOIN panel_proposal a ON a.panel_id = q.id AND a.state = 'proposed'
 WHERE q.ended_at IS NULL AND q.phase = 'staff' AND o.buyer_id <> :person_id AND o.seller_id <> :person_id
 ORDER BY q.called_at, q.id LIMIT :count;

-- row: proposal_row in store/panel/panel.h
-- number int, person_id int, handle text = p.handle, proposed_at instant, remedy text, amount_minor int, code text,
-- reasons text, state text, answered_by int = COALESCE(@answered_by, 0) AS answered_by,
-- answered_at instant = COALESCE(@answered_at, 0) AS answered_at, answer text;

-- name: panel_proposals many
SELECT {proposal_row a}
  FROM panel_proposal a JOIN person p ON p.id = a.person_id
 WHERE a.panel_id = :panel_id ORDER BY a.number LIMIT :count;

-- name: panel_proposal_insert run
{insert panel_proposal: panel_id, number, person_id, proposed_at, remedy, amount_minor, code, reasons, state};

-- name: panel_proposal_answer run
UPDATE panel_proposal SET state = :state, answered_by = :answered_by, answered_at = :answered_at, answer = :answer
 WHERE panel_id = :panel_id AND number = :number;

-- Orders that ever had a panel, in the order of their ids.
-- name: panel_orders_behind many
SELECT DISTINCT purchase_id FROM panel WHERE purchase_id > :after ORDER BY purchase_id LIMIT :count;
