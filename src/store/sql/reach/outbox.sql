-- row: outgoing in store/reach/outbox.h
-- id int, key text, kind text, person_id int?, destination text, payload text, state_name text = @state, attempts int,
-- next_try_at instant, made_at instant, said text, trace text;

-- name: outgoing_insert run
{insert outbox: key, kind, person_id, destination, payload, state = 'waiting', next_try_at = :made_at, made_at, trace}
    ON CONFLICT (key) DO NOTHING;

-- name: outgoing_due many
SELECT {outgoing} FROM outbox
 WHERE kind = :kind AND next_try_at IS NOT NULL AND next_try_at <= :now
   AND (lane = '' OR NOT EXISTS (SELECT 1 FROM outbox b WHERE b.lane = outbox.lane AND b.lane <> ''
                                    AND b.state IN ('waiting', 'sent', 'failed') AND b.id < outbox.id))
 ORDER BY next_try_at, id LIMIT :count;

-- A second after its last call it is free again. A clock that went on too far keeps it no longer than a minute.
-- name: call_slot_take run
{insert call_slot: kind, slot, at}
    ON CONFLICT (kind, slot) DO UPDATE SET at = excluded.at
     WHERE call_slot.at <= excluded.at - 1000 OR call_slot.at > excluded.at + 60000;

-- name: outgoing_by_id one
SELECT {outgoing} FROM outbox WHERE id = :id;

-- Only what is still as it was read changes: of two who claim it, or answer, one is first.
-- name: outgoing_set run
UPDATE outbox SET state = :state, attempts = :attempts, next_try_at = :next_try_at, done_at = :done_at, said = :said,
       payload = CASE WHEN :state <> 'done' OR hook_id IS NOT NULL THEN payload ELSE '' END
 WHERE id = :id AND state = :state_before AND attempts = :attempts_before;

-- Nobody has claimed them.
-- name: outgoing_put_off run
UPDATE outbox SET next_try_at = :until
 WHERE next_try_at IS NOT NULL AND next_try_at <= :now AND kind = :kind AND destination = :destination
   AND state IN ('waiting', 'failed') AND substr(key, 1, length(:receiver)) = :receiver;

-- name: outgoing_open_count many
SELECT {state_count} FROM outbox WHERE state IN ('waiting', 'sent', 'failed', 'given_up') GROUP BY state;

-- What did not arrive, the newest first. SQLite uses the index of the open ones only where its own words stand.
-- name: outgoing_stuck many
SELECT {outgoing} FROM outbox
 WHERE state IN ('waiting', 'sent', 'failed', 'given_up') AND state IN ('failed', 'given_up') ORDER BY id DESC LIMIT :count;

-- name: outgoing_forget run
DELETE FROM outbox WHERE state = 'done' AND done_at IS NOT NULL AND done_at < :before;
-- Those that were given up before that was written down have no time of it.
-- name: outgoing_forget_given_up run
DELETE FROM outbox
 WHERE state IN ('waiting', 'sent', 'failed', 'given_up') AND state = 'given_up' AND COALESCE(done_at, made_at) < :before;

-- name: outgoing_erase run
DELETE FROM outbox WHERE person_id = :person_id;
