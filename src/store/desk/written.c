#include "store/desk/written.h"

#include "row_readers.h"

static enum err read_answers(struct query *q, struct arena *arena, size_t most, struct answer_lines *lines)
{
    *lines = (struct answer_lines){ARENA_ARRAY(arena, struct answer_line, most), 0};
    while (lines->count < most && query_next(q)) {
        struct answer_line *line = &lines->at[lines->count++];
        row_answer_line(q, arena, line);
    }
    return query_end(q);
}

enum err person_questions(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                          struct question_lines *lines)
{
    QUERY q;
    after = list_cursor_begin(after);
    db_query(&q, db, SQL_person_questions, INT(person_id), INT(after.value), INT(after.id),
             INT(WRITTEN_LOADED_MAX));
    return question_lines_read(&q, arena, WRITTEN_LOADED_MAX, lines);
}

enum err person_answers(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                        struct answer_lines *lines)
{
    QUERY q;
    after = list_cursor_begin(after);
    db_query(&q, db, SQL_person_answers, INT(person_id), INT(after.value), INT(after.id),
             INT(WRITTEN_LOADED_MAX));
    return read_answers(&q, arena, WRITTEN_LOADED_MAX, lines);
}

enum err person_favourites(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                           struct question_lines *lines)
{
    QUERY q;
    after = list_cursor_begin(after);
    db_query(&q, db, SQL_person_favourites, INT(person_id), INT(after.id), INT(WRITTEN_LOADED_MAX));
    return question_lines_read(&q, arena, WRITTEN_LOADED_MAX, lines);
}

enum err guest_questions(struct db *db, struct arena *arena, int64_t guest_id, struct question_lines *lines)
{
    QUERY q;
    db_query(&q, db, SQL_guest_questions, INT(guest_id), INT(GUEST_POSTS_MAX));
    return question_lines_read(&q, arena, GUEST_POSTS_MAX, lines);
}

enum err guest_answers(struct db *db, struct arena *arena, int64_t guest_id, struct answer_lines *lines)
{
    QUERY q;
    db_query(&q, db, SQL_guest_answers, INT(guest_id), INT(GUEST_POSTS_MAX));
    return read_answers(&q, arena, GUEST_POSTS_MAX, lines);
}
