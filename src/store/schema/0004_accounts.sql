-- What moderators and operators decide about people, categories and tags.

ALTER TABLE person ADD COLUMN blocked_for TEXT NOT NULL DEFAULT ''; -- why, for the person and the staff

-- A retired category takes no new questions; the old ones stay where they are.
ALTER TABLE category ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;

CREATE INDEX guest_person ON guest (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX one_time_link_expiry ON one_time_link (expires_at);
CREATE INDEX person_by_age ON person (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX audit_by_act ON audit (act, id);
CREATE INDEX audit_by_person ON audit (person_id, id);

-- The staff and the experts are few.
CREATE INDEX person_by_role ON person (role, id) WHERE role > 10;
