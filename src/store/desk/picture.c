#include "store/desk/picture.h"

#include "row_readers.h"

enum err picture_insert(struct db *db, const struct picture_row *row)
{
    return db_run(db, SQL_picture_insert, NULL, INT(row->on.kind), INT(row->on.id), INT(row->question_id),
                  INT(row->position), TEXT(row->words), TEXT(row->hash), TEXT(row->small_hash),
                  INT(row->created_at.ms));
}

static enum err read_all(struct query *q, struct arena *arena, size_t most, struct picture_rows *rows)
{
    *rows = (struct picture_rows){0};
    while (rows->count < most && query_next(q)) {
        struct picture_row row = {0};
        row_picture_row(q, arena, &row);
        if (!rows->at)
            rows->at = ARENA_ARRAY(arena, struct picture_row, most);
        rows->at[rows->count++] = row;
    }
    return query_end(q);
}

enum err picture_of_question(struct db *db, struct arena *arena, int64_t question_id,
                             struct picture_rows *rows)
{
    QUERY q;
    db_query(&q, db, SQL_picture_of_question, INT(question_id), INT(PICTURES_OF_QUESTION_MAX));
    return read_all(&q, arena, PICTURES_OF_QUESTION_MAX, rows);
}

enum err picture_of_post(struct db *db, struct arena *arena, struct post_ref on, struct picture_rows *rows)
{
    QUERY q;
    db_query(&q, db, SQL_picture_of_post, INT(on.kind), INT(on.id), INT(PICTURES_OF_POST_EVER));
    return read_all(&q, arena, PICTURES_OF_POST_EVER, rows);
}

enum err picture_load(struct db *db, struct arena *arena, int64_t id, struct picture_row *row)
{
    QUERY q;
    db_query(&q, db, SQL_picture_by_id, INT(id));
    return one_picture_row(&q, arena, row);
}

enum err picture_remove(struct db *db, const struct picture_row *row, int64_t person_id, struct instant now)
{
    enum err err = db_run(db, SQL_picture_remove, NULL, INT(now.ms), INT_OR_NIL(person_id), INT(row->id));
    if (!err)
        err = db_run(db, SQL_file_forget, NULL, TEXT(row->hash));
    return err ? err : db_run(db, SQL_file_forget, NULL, TEXT(row->small_hash));
}

enum err picture_set_words(struct db *db, int64_t id, struct str words)
{
    return db_run(db, SQL_picture_set_words, NULL, TEXT(words), INT(id));
}

enum err picture_move(struct db *db, struct post_ref from, struct post_ref to)
{
    return db_run(db, SQL_picture_move, NULL, INT(to.kind), INT(to.id), INT(from.kind), INT(from.id));
}
