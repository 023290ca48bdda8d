-- name: file_insert run
INSERT INTO file (hash, mime, size, width, height, bytes, created_at)
VALUES (:hash, :mime, :size, :width, :height, :bytes, :created_at)
ON CONFLICT (hash) DO NOTHING;

-- name: file_bytes one
SELECT bytes FROM file WHERE hash = :hash;

-- name: file_count one
SELECT COUNT(*) FROM file;

-- name: evidence_insert one
INSERT INTO evidence (purchase_id, event_number, party, person_id, kind, file_hash, name, created_at)
VALUES (:purchase_id, :event_number, :party, :person_id, :kind, :file_hash, :name, :created_at)
RETURNING id;

-- name: evidence_all many
SELECT evidence.id, evidence.event_number, evidence.party, COALESCE(evidence.person_id, 0), evidence.kind,
       evidence.file_hash, evidence.name, evidence.created_at, file.mime, file.size, file.width, file.height
  FROM evidence JOIN file ON file.hash = evidence.file_hash
 WHERE evidence.purchase_id = :purchase_id ORDER BY evidence.event_number LIMIT :count;

-- name: evidence_by_id one
SELECT evidence.id, evidence.event_number, evidence.party, COALESCE(evidence.person_id, 0), evidence.kind,
       evidence.file_hash, evidence.name, evidence.created_at, file.mime, file.size, file.width, file.height
  FROM evidence JOIN file ON file.hash = evidence.file_hash
 WHERE evidence.purchase_id = :purchase_id AND evidence.id = :id;

-- name: evidence_behind many
SELECT evidence.id, purchase.ref, evidence.event_number, evidence.file_hash, COALESCE(purchase_event.note, ''),
       COALESCE(purchase_event.bytes, 0), COALESCE(file.size, 0)
  FROM evidence JOIN purchase ON purchase.id = evidence.purchase_id
       LEFT JOIN file ON file.hash = evidence.file_hash
       LEFT JOIN purchase_event ON purchase_event.purchase_id = evidence.purchase_id
                               AND purchase_event.number = evidence.event_number
 WHERE evidence.id > :id ORDER BY evidence.id LIMIT :count;

-- The last line of such an event names the file.
-- name: evidence_missing many
SELECT purchase.ref, purchase_event.number
  FROM purchase_event JOIN purchase ON purchase.id = purchase_event.purchase_id
 WHERE purchase_event.kind IN ('evidence_given', 'appealed') AND purchase_event.bytes > 0
   AND purchase_event.note LIKE '%file sha256:%'
   AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.purchase_id = purchase_event.purchase_id
                                            AND evidence.event_number = purchase_event.number)
 ORDER BY purchase_event.purchase_id, purchase_event.number LIMIT :count;
