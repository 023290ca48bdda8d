#include "store/desk/list.h"

#include "base/check.h"
#include "store/engine/ahead.h"

/* No statement of a list: a scope does not have that order. */
enum { NONE = -1 };

/* name; the statement by scope, each reading its order from an index; the ordering column in a line, which a
 * cursor remembers */
static const struct {
    struct str name;
    int statements[LIST_SCOPE_COUNT];
    size_t column;
} sorts[SORT_COUNT] = {
    [SORT_RECENT] = {STR_INIT("recent"),
                     {SQL_question_list_recent, SQL_question_category_recent, SQL_question_tag_recent},
                     offsetof(struct question_line, created_at)},
    [SORT_HOT] = {STR_INIT("hot"),
                  {SQL_question_list_hot, SQL_question_category_hot, SQL_question_tag_hot},
                  offsetof(struct question_line, hotness)},
    [SORT_VOTES] = {STR_INIT("votes"),
                    {SQL_question_list_votes, SQL_question_category_votes, SQL_question_tag_votes},
                    offsetof(struct question_line, votes)},
    [SORT_ANSWERS] = {STR_INIT("answers"),
                      {SQL_question_list_answers, NONE, NONE},
                      offsetof(struct question_line, answer_count)},
    [SORT_VIEWS] = {STR_INIT("views"),
                    {SQL_question_list_views, NONE, NONE},
                    offsetof(struct question_line, view_count)},
    [SORT_UNANSWERED] = {STR_INIT("unanswered"),
                         {SQL_question_list_unanswered, SQL_question_category_unanswered,
                          SQL_question_tag_unanswered},
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

bool list_has(enum list_scope scope, enum list_sort sort)
{
    check(scope < LIST_SCOPE_COUNT && sort < SORT_COUNT);
    return sorts[sort].statements[scope] != NONE;
}

/* What a list is asked with; three or four values. */
struct asked_list {
    enum statement statement;
    struct value values[4];
    size_t count;
};

static struct asked_list asked_of(const struct list_range *place, size_t most)
{
    check(list_has(place->scope, place->sort));
    struct asked_list asked = {.statement = (enum statement)sorts[place->sort].statements[place->scope]};
    struct list_cursor after = list_cursor_begin(place->after);
    if (place->scope != LIST_ALL)
        asked.values[asked.count++] = INT(place->id);
    asked.values[asked.count++] = INT(after.value);
    asked.values[asked.count++] = INT(after.id);
    asked.values[asked.count++] = INT((int64_t)most);
    return asked;
}

void list_ahead(struct db *db, const struct list_range *place, size_t most)
{
    struct asked_list asked = asked_of(place, most);
    db_ahead_values(db, asked.statement, asked.values, asked.count);
}

enum err list_load(struct db *db, struct arena *arena, const struct list_range *place, size_t most,
                   struct question_lines *lines)
{
    QUERY q;
    struct asked_list asked = asked_of(place, most);
    query_start(&q, db, asked.statement, asked.values, asked.count);
    return question_lines_read(&q, arena, most, lines);
}
