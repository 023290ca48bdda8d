-- Pictures of posts. Their bytes stand in the table of files, once for each hash.

-- name: picture_insert run
{insert picture: post_type, post_id, question_id, position, words, file_hash, small_hash, created_at};

-- row: picture_row in store/desk/picture.h
-- id int, on.kind int = @post_type, on.id int = @post_id, question_id int, position int, words text,
-- hash text = COALESCE(@file_hash, ''), small_hash text = COALESCE(@small_hash, ''), mime text = COALESCE(f.mime, ''),
-- width int = COALESCE(f.width, 0), height int = COALESCE(f.height, 0), small_width int = COALESCE(s.width, 0),
-- small_height int = COALESCE(s.height, 0), created_at instant, removed_at instant,
-- removed_by text = COALESCE(r.handle, '');

-- part: picture_files
-- picture p LEFT JOIN file f ON f.hash = p.file_hash LEFT JOIN file s ON s.hash = p.small_hash
--   LEFT JOIN person r ON r.id = p.removed_by;

-- name: picture_of_question many
SELECT {picture_row p} FROM {picture_files}
 WHERE p.question_id = :question_id ORDER BY p.post_type, p.post_id, p.position LIMIT :most;

-- name: picture_of_post many
SELECT {picture_row p} FROM {picture_files}
 WHERE p.post_type = :post_type AND p.post_id = :post_id ORDER BY p.position LIMIT :most;

-- name: picture_by_id one
SELECT {picture_row p} FROM {picture_files} WHERE p.id = :id;

-- name: picture_remove run
UPDATE picture SET words = '', file_hash = NULL, small_hash = NULL, removed_at = :now, removed_by = :person_id
 WHERE id = :id AND removed_at IS NULL;

-- name: picture_set_words run
UPDATE picture SET words = :words WHERE id = :id AND removed_at IS NULL;

-- name: picture_move run
UPDATE picture SET post_type = :to_type, post_id = :to_id WHERE post_type = :post_type AND post_id = :post_id;

-- What nothing else shows goes.
-- name: file_forget run
DELETE FROM file WHERE hash = :hash
   AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.file_hash = :hash)
   AND NOT EXISTS (SELECT 1 FROM picture WHERE picture.file_hash = :hash)
   AND NOT EXISTS (SELECT 1 FROM picture WHERE picture.small_hash = :hash);
