#include "store/list.h"

#include "base/check.h"

/* name; the statement, which reads its order from an index; the ordering column in a line, which a cursor
 * remembers */
static const struct {
    struct str name;
    enum statement all;
    size_t column;
} sorts[SORT_COUNT] = {
    [SORT_RECENT] = {STR_INIT("recent"), SQL_question_list_recent,
                     offsetof(struct question_line, created_at)},
    [SORT_HOT] = {STR_INIT("hot"), SQL_question_list_hot, offsetof(struct question_line, hotness)},
    [SORT_VOTES] = {STR_INIT("votes"), SQL_question_list_votes, offsetof(struct question_line, votes)},
    [SORT_ANSWERS] = {STR_INIT("answers"), SQL_question_list_answers,
                      offsetof(struct question_line, answer_count)},
    [SORT_VIEWS] = {STR_INIT("views"), SQL_question_list_views, offsetof(struct question_line, view_count)},
    [SORT_UNANSWERED] = {STR_INIT("unanswered"), SQL_question_list_unanswered,
                         offsetof(struct question_line, created_at)},
};

struct str list_sort_name(enum list_sort sort)
{
    check(sort < SORT_COUNT);
    return sorts[sort].name;
}

bool list_sort_from(struct str name, enum list_sort *sort)
{
    for (size_t i = 0; i < SORT_COUNT; i++)
        if (str_eq(sorts[i].name, name)) {
            *sort = (enum list_sort)i;
            return true;
        }
    return false;
}

struct list_cursor list_cursor_behind(const struct question_line *line, enum list_sort sort)
{
    check(sort < SORT_COUNT);
    const char *column = (const char *)line + sorts[sort].column;
    return (struct list_cursor){*(const int64_t *)(const void *)column, line->id};
}

enum err list_load(struct db *db, struct arena *arena, enum list_sort sort, struct list_cursor after,
                   size_t most, struct question_lines *lines)
{
    QUERY q;
    check(sort < SORT_COUNT);
    if (after.id == 0)
        after = (struct list_cursor){INT64_MAX, INT64_MAX};
    db_query(&q, db, sorts[sort].all, INT(after.value), INT(after.id), INT((int64_t)most));
    return question_lines_read(&q, arena, most, lines);
}
