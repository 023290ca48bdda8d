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
