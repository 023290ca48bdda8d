-- What the staff of a marketplace note for each other: no statement of the sides reads it.

-- name: note_insert run
{insert staff_note: purchase_id, market_id, person_id, words, folded, written_at};

-- row: staff_note in store/caseload/note.h
-- id int = n.id, ref text = p.ref, number text = p.number, title text = l.title, author text = COALESCE(w.handle, ''),
-- words text = n.words, written_at instant = n.written_at;

-- part: note_tables
-- JOIN purchase p ON p.id = n.purchase_id JOIN purchase_line l ON l.purchase_id = n.purchase_id AND l.position = 0
-- LEFT JOIN person w ON w.id = n.person_id;

-- name: note_list many
SELECT {staff_note} FROM staff_note n {note_tables} WHERE n.purchase_id = :purchase_id ORDER BY n.id DESC LIMIT :count;

-- name: note_count one
SELECT COUNT(*) FROM staff_note WHERE purchase_id = :purchase_id;

-- name: note_find many
SELECT {staff_note} FROM staff_note n {note_tables}
 WHERE n.market_id = :market_id AND n.id < :before
   AND (n.folded LIKE :pattern ESCAPE '!' OR p.number = :words OR p.ref = :words)
 ORDER BY n.id DESC LIMIT :count;
