-- What somebody has said stands; what follows from asking and answering is only put where nothing was said.
-- name: follow_put run
{insert follow: person_id, kind, subject_id, wanted, since = :now}
ON CONFLICT (kind, subject_id, person_id) DO UPDATE SET wanted = EXCLUDED.wanted, since = EXCLUDED.since;
-- name: follow_put_new run
{insert follow: person_id, kind, subject_id, wanted = 1, since = :now}
ON CONFLICT (kind, subject_id, person_id) DO NOTHING;
-- name: follow_load one
SELECT wanted FROM follow WHERE kind = :kind AND subject_id = :subject_id AND person_id = :person_id;

-- A tag that becomes another takes its followers along.
-- name: follow_move run
INSERT INTO follow (person_id, kind, subject_id, wanted, since)
SELECT f.person_id, f.kind, :to, f.wanted, f.since FROM follow f WHERE f.kind = :kind AND f.subject_id = :from
ON CONFLICT (kind, subject_id, person_id) DO NOTHING;
-- name: follow_drop run
DELETE FROM follow WHERE kind = :kind AND subject_id = :subject_id;
-- name: follow_erase run
DELETE FROM follow WHERE person_id = :person_id;
