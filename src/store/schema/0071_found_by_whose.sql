-- What is counted or listed by one column is found by it, and not by reading all that stand beside it: the comments of an answer among
-- those of its question, and what the file with everything of one's own reads page by page.
CREATE INDEX comment_answer ON comment (answer_id) WHERE answer_id IS NOT NULL;
CREATE INDEX question_invited_person ON question_invited (person_id, question_id);
CREATE INDEX seller_freeze_seller ON seller_freeze (seller_id, id);
CREATE INDEX staff_view_person ON staff_view (person_id, id);
DROP INDEX solved_person;
CREATE INDEX solved_person ON solved (person_id, answer_id);
DROP INDEX flag_person;
CREATE INDEX flag_person ON flag (person_id, post_type, post_id);
DROP INDEX question_nameless;
DROP INDEX answer_nameless;
DROP INDEX comment_nameless;
CREATE INDEX question_nameless ON question (nameless_id, created_at, id) WHERE nameless_id IS NOT NULL;
CREATE INDEX answer_nameless ON answer (nameless_id, created_at, id) WHERE nameless_id IS NOT NULL;
CREATE INDEX comment_nameless ON comment (nameless_id, created_at, id) WHERE nameless_id IS NOT NULL;
