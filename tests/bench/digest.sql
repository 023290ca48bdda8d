-- PEOPLE with a confirmed address, each told of two things that wait for the day's mail.
INSERT INTO person (id, handle, handle_key, role, created_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < PEOPLE)
SELECT i, 'person' || CAST(i AS text), 'person' || CAST(i AS text), 10, BEFORE FROM n;
INSERT INTO mailbox (person_id, email, email_key)
SELECT id, handle || '@example.org', handle || '@example.org' FROM person;
INSERT INTO notice (person_id, event, kind, own, reason, mail, made_at)
SELECT p.id, 'digest ' || e.name, 'hook_stopped', 1, e.name, 'daily', BEFORE
  FROM person AS p, (SELECT 'shop.example' AS name UNION ALL SELECT 'other.example') AS e;
