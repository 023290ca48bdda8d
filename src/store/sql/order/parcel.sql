-- What the buyer entered the buyer says more of, and the other side of what it entered.
-- name: parcel_number_insert run
INSERT INTO parcel (purchase_id, number, added_at, entered_by, lines)
VALUES (:purchase_id, :number, :added_at, :entered_by, :lines)
ON CONFLICT (purchase_id, number) DO UPDATE SET lines = excluded.lines
 WHERE excluded.lines <> 0 AND (excluded.entered_by = 'buyer') = (parcel.entered_by = 'buyer');

-- Two orders of one buyer from one seller may well travel in one parcel.
-- row: parcel_number in store/order/parcel.h
-- number text, added_at instant, entered_by text, lines int,
-- elsewhere bool = (SELECT COUNT(*) FROM parcel other JOIN purchase theirs ON theirs.id = other.purchase_id
-- WHERE other.number = @number AND other.purchase_id <> @purchase_id
-- AND NOT (theirs.buyer_id = mine.buyer_id AND theirs.marketplace = mine.marketplace
-- AND theirs.seller = mine.seller));
-- name: parcel_numbers many
SELECT {parcel_number parcel}
  FROM parcel JOIN purchase mine ON mine.id = parcel.purchase_id
 WHERE parcel.purchase_id = :purchase_id ORDER BY parcel.added_at, parcel.number LIMIT :count;

-- name: parcel_orders many
SELECT purchase_id FROM parcel WHERE number = :number ORDER BY purchase_id LIMIT :count;

-- name: parcel_event_insert run
INSERT INTO parcel_event (purchase_id, number, at, noted_at, event, code, words, place, country, source, word, person_id,
                          payload, mark)
VALUES (:purchase_id, :number, :at, :noted_at, :event, :code, :words, :place, :country, :source, :word, :person_id,
        :payload, :mark)
ON CONFLICT (purchase_id, mark) DO NOTHING;

-- name: parcel_event_count_word one
SELECT COUNT(*) FROM parcel_event WHERE purchase_id = :purchase_id AND word = :word;

-- name: parcel_event_count one
SELECT COUNT(*) FROM parcel_event WHERE purchase_id = :purchase_id;

-- row: parcel_row in store/order/parcel.h
-- number text, at instant, noted_at instant, event text, code text, words text, place text, country text, source text,
-- word text, person_id int, payload text;

-- name: parcel_events many
SELECT {parcel_row} FROM parcel_event
 WHERE purchase_id = :purchase_id ORDER BY at DESC, id DESC LIMIT :count;

-- name: tracking_payload_insert run
INSERT INTO tracking_payload (hash, source, received_at, body) VALUES (:hash, :source, :received_at, :body)
ON CONFLICT (hash) DO NOTHING;

-- name: tracking_payload_count one
SELECT COUNT(*) FROM tracking_payload;
