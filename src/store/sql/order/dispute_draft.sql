-- row: dispute_draft in store/order/dispute_draft.h
-- revision int, lines int, pieces int, reason text, remedy text, amount_minor int, opened_at instant, story text,
-- updated_at instant;

-- name: dispute_draft_load one
SELECT {dispute_draft}
  FROM dispute_draft WHERE purchase_id = :purchase_id AND person_id = :person_id;

-- name: dispute_draft_put run
{insert dispute_draft: purchase_id, person_id, revision, lines, pieces, reason, remedy, amount_minor, opened_at, story,
    updated_at}
ON CONFLICT (purchase_id, person_id) DO UPDATE
   SET revision = EXCLUDED.revision, lines = EXCLUDED.lines, pieces = EXCLUDED.pieces, reason = EXCLUDED.reason, remedy = EXCLUDED.remedy,
       amount_minor = EXCLUDED.amount_minor, opened_at = EXCLUDED.opened_at, story = EXCLUDED.story,
       updated_at = EXCLUDED.updated_at;

-- name: dispute_draft_delete run
DELETE FROM dispute_draft WHERE purchase_id = :purchase_id AND person_id = :person_id;

-- name: dispute_draft_erase run
DELETE FROM dispute_draft WHERE person_id = :person_id;

-- name: dispute_draft_forget run
DELETE FROM dispute_draft WHERE updated_at <= :before;
