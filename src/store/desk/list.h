#ifndef STORE_DESK_LIST_H
#define STORE_DESK_LIST_H
/* Lists of live questions, each in the order of one indexed column. */
#include "store/desk/question.h"

enum list_sort { SORT_RECENT, SORT_HOT, SORT_VOTES, SORT_ANSWERS, SORT_VIEWS, SORT_UNANSWERED, SORT_COUNT };

/* "recent", "hot", ... */
struct str list_sort_name(enum list_sort sort);
/* False when there is no such order. */
bool list_sort_from(struct str name, enum list_sort *sort);

struct list_cursor list_cursor_behind(const struct question_line *line, enum list_sort sort);

/* Which questions: all, those of one category (without its children), or those of one tag. */
enum list_scope { LIST_ALL, LIST_CATEGORY, LIST_TAG, LIST_SCOPE_COUNT };

struct list_range {
    enum list_scope scope;
    int64_t id; /* of the category or tag */
    enum list_sort sort;
    struct list_cursor after;
};

/* False for orders that no index has within the scope. */
bool list_has(enum list_scope scope, enum list_sort sort);

/* Says that this will be read (engine/ahead.h). */
void list_ahead(struct db *db, const struct list_range *place, size_t most);
/* At most `most` lines behind the cursor. */
enum err list_load(struct db *db, struct arena *arena, const struct list_range *place, size_t most,
                   struct question_lines *lines) MUST_USE;

#endif
