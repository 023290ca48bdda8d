#include "store/people/people.h"

#include "base/check.h"
#include "row_readers.h"

static enum err read_people(struct query *q, struct arena *arena, struct person_lines *lines)
{
    *lines = (struct person_lines){ARENA_ARRAY(arena, struct person_line, PEOPLE_LOADED_MAX), 0};
    while (lines->count < PEOPLE_LOADED_MAX && query_next(q))
        row_person_line(q, arena, &lines->at[lines->count++]);
    return query_end(q);
}

enum err people_load(struct db *db, struct arena *arena, enum people_sort sort, struct list_cursor after,
                     struct person_lines *lines)
{
    static const enum statement statements[PEOPLE_SORT_COUNT] = {
        [PEOPLE_BY_POINTS] = SQL_people_by_points, [PEOPLE_BY_AGE] = SQL_people_by_age};
    QUERY q;
    check(sort < PEOPLE_SORT_COUNT);
    after = list_cursor_begin(after);
    db_query(&q, db, statements[sort], INT(after.value), INT(after.id), INT(PEOPLE_LOADED_MAX));
    return read_people(&q, arena, lines);
}

enum err people_load_by_name(struct db *db, struct arena *arena, struct str key_begins,
                             struct person_lines *lines)
{
    QUERY q;
    /* Every key with this beginning sorts before the beginning and the highest code point. */
    struct str behind = arena_printf(arena, "%.*s\U0010FFFF", STR_ARG(key_begins));
    db_query(&q, db, SQL_people_by_name, TEXT(key_begins), TEXT(behind), INT(PEOPLE_LOADED_MAX));
    return read_people(&q, arena, lines);
}

enum err people_load_staff(struct db *db, struct arena *arena, struct person_lines *lines)
{
    QUERY q;
    db_query(&q, db, SQL_people_staff, INT(PEOPLE_LOADED_MAX));
    return read_people(&q, arena, lines);
}

enum err person_give_role(struct db *db, int64_t id, enum role role, struct str title)
{
    return db_run(db, SQL_person_give_role, NULL, INT(role), TEXT(title), INT(id));
}
