#include "store/order/due.h"

#include "base/buf.h"
#include "base/check.h"
#include "row_readers.h"

enum err order_take_due(struct db *db, struct arena *arena, struct due_by by, struct due_ids ids,
                        struct order_heads *heads)
{
    QUERY q;
    *heads = (struct order_heads){.at = ARENA_ARRAY(arena, struct order_head, ids.count + 1)};
    db_query(&q, db, SQL_order_take_due, TEXT(list_of_ids(arena, ids.at, ids.count)), INT(by.now.ms),
             TEXT(by.known));
    while (heads->count < ids.count && query_next(&q))
        row_order_head(&q, arena, &heads->at[heads->count++]);
    return query_end(&q);
}

static struct str ids_of(struct arena *arena, const struct order_heads *heads)
{
    int64_t *ids = ARENA_ARRAY(arena, int64_t, heads->count + 1);
    for (size_t i = 0; i < heads->count; i++)
        ids[i] = heads->at[i].id;
    return list_of_ids(arena, ids, heads->count);
}

enum err orders_lines_each(struct db *db, struct arena *arena, const struct order_heads *heads,
                           void (*each)(void *arg, const struct orders_line *line), void *arg)
{
    QUERY q;
    db_query(&q, db, SQL_orders_lines, TEXT(ids_of(arena, heads)));
    while (query_next(&q)) {
        struct orders_line one = {0};
        row_orders_line(&q, arena, &one);
        each(arg, &one);
    }
    return query_end(&q);
}

enum err orders_rows_each(struct db *db, struct arena *arena, const struct order_heads *heads,
                          void (*each)(void *arg, const struct orders_row *row), void *arg)
{
    QUERY q;
    db_query(&q, db, SQL_orders_events, TEXT(ids_of(arena, heads)));
    while (query_next(&q)) {
        struct orders_row one = {0};
        row_orders_row(&q, arena, &one);
        each(arg, &one);
    }
    return query_end(&q);
}

enum err orders_freezes_each(struct db *db, struct arena *arena, const struct order_heads *heads,
                             void (*each)(void *arg, const struct orders_freeze *freeze), void *arg)
{
    QUERY q;
    db_query(&q, db, SQL_orders_freezes, TEXT(ids_of(arena, heads)));
    while (query_next(&q)) {
        struct orders_freeze one = {0};
        row_orders_freeze(&q, arena, &one);
        each(arg, &one);
    }
    return query_end(&q);
}
