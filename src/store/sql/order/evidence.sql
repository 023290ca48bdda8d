-- name: file_insert run
{insert file: hash, mime, size, width, height, bytes, created_at}
ON CONFLICT (hash) DO NOTHING;

-- row: file_bytes
-- bytes bytes;

-- name: file_bytes one
SELECT {file_bytes} FROM file WHERE hash = :hash;

-- name: file_count one
SELECT COUNT(*) FROM file;

-- name: evidence_insert one
{insert evidence: purchase_id, event_number, party, person_id, kind, file_hash, name, created_at}
RETURNING id;

-- row: evidence_row in store/order/evidence.h
-- id int, event_number int, party text, person_id int = COALESCE(@person_id, 0), kind text, hash text = @file_hash,
-- name text, created_at instant, mime text = file.mime, size int = file.size, width int = file.width,
-- height int = file.height;

-- name: evidence_all many
SELECT {evidence_row evidence}
  FROM evidence JOIN file ON file.hash = evidence.file_hash
 WHERE evidence.purchase_id = :purchase_id ORDER BY evidence.event_number LIMIT :count;

-- name: evidence_by_id one
SELECT {evidence_row evidence}
  FROM evidence JOIN file ON file.hash = evidence.file_hash
 WHERE evidence.purchase_id = :purchase_id AND evidence.id = :id;

-- row: evidence_proof in store/order/evidence.h
-- id int, ref text = purchase.ref, event_number int, hash text = @file_hash, note text = COALESCE(purchase_event.note,
-- ''), event_bytes int = COALESCE(purchase_event.bytes, 0), size int = COALESCE(file.size, 0);

-- name: evidence_behind many
SELECT {evidence_proof evidence}
  FROM evidence JOIN purchase ON purchase.id = evidence.purchase_id
       LEFT JOIN file ON file.hash = evidence.file_hash
       LEFT JOIN purchase_event ON purchase_event.purchase_id = evidence.purchase_id
                               AND purchase_event.number = evidence.event_number
 WHERE evidence.id > :id ORDER BY evidence.id LIMIT :count;

-- The last line of such an event names the file.
-- row: evidence_gap in store/order/evidence.h
-- ref text = purchase.ref, event_number int = purchase_event.number;
-- name: evidence_missing many
SELECT {evidence_gap}
  FROM purchase_event JOIN purchase ON purchase.id = purchase_event.purchase_id
 WHERE purchase_event.kind IN ('evidence_given', 'appealed') AND purchase_event.bytes > 0
   AND purchase_event.note LIKE '%file sha256:%'
   AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.purchase_id = purchase_event.purchase_id
                                            AND evidence.event_number = purchase_event.number)
 ORDER BY purchase_event.purchase_id, purchase_event.number LIMIT :count;
