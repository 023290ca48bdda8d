-- It goes back only from an instant that a clock which was ahead has left: more than a minute from now.
-- name: pulse_put run
{insert pulse: id = 1, at}
ON CONFLICT (id) DO UPDATE SET at = :at WHERE pulse.at < :at OR pulse.at - 60000 > :at;

-- name: pulse_get one
SELECT at FROM pulse WHERE id = 1;

-- Orders whose parties act here, with something of theirs or of their panel due by now.
-- name: pulse_late_orders many
SELECT id FROM purchase
 WHERE id > :id AND external = 0
   AND ((next_due_at IS NOT NULL AND over = 0 AND next_due_at <= :now)
        OR EXISTS (SELECT 1 FROM panel WHERE panel.purchase_id = purchase.id AND panel.ended_at IS NULL
                                         AND panel.due_at <= :now))
   AND (:known LIKE '%|' || policy || ' ' || CAST(policy_version AS text) || ' ' || policy_hash || '|%')
 ORDER BY id LIMIT :count;

-- What is gone already is gone since then.
-- name: rules_gone_put run
{insert rules_gone: policy, policy_version, policy_hash, since}
ON CONFLICT (policy, policy_version, policy_hash) DO NOTHING;

-- row: rules_gone in store/site/pulse.h
-- policy text, policy_version int, policy_hash text, since instant;

-- name: rules_gone_back one
SELECT {rules_gone} FROM rules_gone
 WHERE (:known LIKE '%|' || policy || ' ' || CAST(policy_version AS text) || ' ' || policy_hash || '|%')
 ORDER BY policy, policy_version, policy_hash LIMIT 1;

-- name: rules_gone_end run
DELETE FROM rules_gone WHERE policy = :policy AND policy_version = :policy_version AND policy_hash = :policy_hash;
