-- What is kept of somebody who leaves, and is neither a post nor of an order.
-- name: leaving_links run
DELETE FROM one_time_link WHERE person_id = :person_id;
-- name: leaving_work run
DELETE FROM market_member WHERE person_id = :person_id;
-- name: leaving_views run
DELETE FROM staff_view WHERE person_id = :person_id AND shared = 0;
-- name: leaving_willing run
DELETE FROM commission_member WHERE person_id = :person_id;

-- The orders stay; the name under which the person sold goes.
-- name: leaving_seller_name run
UPDATE purchase SET seller = '' WHERE seller_id = :person_id AND seller <> '';

-- name: leaving_favourites_uncount run
UPDATE question SET favourite_count = favourite_count - 1
 WHERE id IN (SELECT question_id FROM favourite WHERE person_id = :person_id);
-- name: leaving_favourites run
DELETE FROM favourite WHERE person_id = :person_id;
-- name: leaving_solved_uncount run
UPDATE answer SET solved_count = solved_count - 1 WHERE id IN (SELECT answer_id FROM solved WHERE person_id = :person_id);
-- name: leaving_solved run
DELETE FROM solved WHERE person_id = :person_id;

-- The report stays with its reason.
-- name: leaving_flag_notes run
UPDATE flag SET note = '' WHERE person_id = :person_id AND note <> '';
