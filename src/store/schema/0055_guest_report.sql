-- What guests report: no person stands behind it, so one network reports a post once, and its share of what waits is bounded.
CREATE TABLE guest_flag (
    id INTEGER PRIMARY KEY,
    post_type INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    network TEXT NOT NULL,                    -- '' once it is forgotten
    neighbourhood TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    settled_at INTEGER                        -- when a moderator looked at it
) STRICT;
CREATE UNIQUE INDEX guest_flag_once ON guest_flag (post_type, post_id, network) WHERE network <> '';
CREATE INDEX guest_flag_post ON guest_flag (post_type, post_id);
CREATE INDEX guest_flag_open ON guest_flag (created_at) WHERE settled_at IS NULL;
CREATE INDEX guest_flag_known ON guest_flag (settled_at) WHERE network <> '';

-- All that was reported; person_id is 0 for a guest.
CREATE VIEW report_row AS
SELECT post_type, post_id, person_id, '' AS network, reason, note, created_at, settled_at FROM flag
UNION ALL
SELECT post_type, post_id, 0, network, reason, note, created_at, settled_at FROM guest_flag;
