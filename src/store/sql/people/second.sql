-- row: second_step in store/people/second.h
-- person_id int, secret text, made_at instant, confirmed_at instant, used_step int,
-- codes int = (SELECT COUNT(*) FROM recovery_code r WHERE r.person_id = @person_id);

-- name: second_step_of one
SELECT {second_step s} FROM second_step s WHERE s.person_id = :person_id;

-- One that waits for its first code makes room for the next.
-- name: second_step_put run
{insert second_step: person_id, secret, made_at}
    ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, made_at = excluded.made_at
 WHERE second_step.confirmed_at IS NULL;

-- name: second_step_confirm run
UPDATE second_step SET confirmed_at = :now WHERE person_id = :person_id;

-- No code is taken twice, and none that is older than one that was.
-- name: second_step_use run
UPDATE second_step SET used_step = :step WHERE person_id = :person_id AND used_step < :step;

-- name: second_step_delete run
DELETE FROM second_step WHERE person_id = :person_id;

-- name: recovery_code_insert run
{insert recovery_code: person_id, hash};

-- name: recovery_code_use run
DELETE FROM recovery_code WHERE person_id = :person_id AND hash = :hash;

-- name: recovery_code_delete run
DELETE FROM recovery_code WHERE person_id = :person_id;

-- Works here, signs in with a password, and has neither an app nor a passkey beside it.
-- name: second_step_owed one
SELECT 1 FROM person p
 WHERE p.id = :person_id AND p.password <> ''
   AND (p.role >= 80 OR EXISTS (SELECT 1 FROM market_member m WHERE m.person_id = p.id AND m.duty = 'staff'))
   AND NOT EXISTS (SELECT 1 FROM second_step s WHERE s.person_id = p.id AND s.confirmed_at > 0)
   AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id AND k.doubted_at IS NULL);
