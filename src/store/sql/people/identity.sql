-- name: identity_person_of one
SELECT i.person_id FROM identity i JOIN person p ON p.id = i.person_id
 WHERE i.issuer = :issuer AND i.subject = :subject AND p.deleted_at IS NULL;

-- name: identity_insert run
{insert identity: issuer, subject, person_id, made_at};

-- name: identity_any one
SELECT 1 FROM identity WHERE person_id = :person_id AND issuer = :issuer;

-- name: identity_delete run
DELETE FROM identity WHERE person_id = :person_id AND issuer = :issuer;

-- name: identity_delete_person run
DELETE FROM identity WHERE person_id = :person_id;

-- As a marketplace knows somebody who buys there.
-- row: known_buyer in store/people/identity.h
-- handle text = CASE WHEN p.deleted_at IS NULL THEN p.handle ELSE '' END, number text = COALESCE(i.subject, '');

-- name: identity_known_buyer one
SELECT {known_buyer} FROM person p LEFT JOIN identity i ON i.person_id = p.id AND i.issuer = :issuer WHERE p.id = :person_id;
