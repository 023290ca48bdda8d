-- What somebody wrote of others' posts is found by who wrote it: for the file with everything of one's own.
CREATE INDEX revision_person ON revision (person_id, post_type, post_id, version) WHERE person_id IS NOT NULL;
CREATE INDEX panel_proposal_person ON panel_proposal (person_id, panel_id, number);
