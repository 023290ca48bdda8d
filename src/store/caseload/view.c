#include "store/caseload/view.h"

#include "row_readers.h"

enum err view_insert(struct db *db, const struct staff_view *view)
{
    return db_run(db, SQL_view_insert, NULL, INT(view->market_id), INT(view->person_id), INT(view->shared),
                  TEXT(view->name), TEXT(view->address));
}

enum err view_delete(struct db *db, const struct staff_view *view, bool *gone)
{
    int64_t count = 0;
    enum err err =
        db_run(db, SQL_view_delete, &count, INT(view->id), INT(view->market_id), INT(view->person_id));
    *gone = count > 0;
    return err;
}

enum err view_list(struct db *db, struct arena *arena, int64_t market_id, int64_t person_id,
                   struct staff_views *views)
{
    QUERY q;
    *views = (struct staff_views){.at = ARENA_ARRAY(arena, struct staff_view, STAFF_VIEWS_MAX)};
    db_query(&q, db, SQL_view_list, INT(market_id), INT(person_id), INT(STAFF_VIEWS_MAX));
    while (views->count < STAFF_VIEWS_MAX && query_next(&q))
        row_staff_view(&q, arena, &views->at[views->count++]);
    return query_end(&q);
}
