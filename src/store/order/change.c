#include "store/order/change.h"

#include "row_readers.h"

enum err order_writers_age(struct db *db, struct span *age)
{
    QUERY q;
    db_query0(&q, db, SQL_order_writers_age);
    return query_end_id(&q, &age->ms);
}

enum err order_changes_load(struct db *db, struct arena *arena, const struct order_changes_wanted *wanted,
                            struct order_changes *changes)
{
    QUERY q;
    const struct order_change *since = &wanted->since;
    *changes = (struct order_changes){.at = ARENA_ARRAY(arena, struct order_change, ORDER_CHANGES_MAX)};
    db_query(&q, db, SQL_order_changes, INT(wanted->until.ms), INT(since->noted_at.ms), INT(since->order_id),
             INT(since->event), INT(wanted->market_id), INT(ORDER_CHANGES_MAX));
    while (changes->count < ORDER_CHANGES_MAX && query_next(&q))
        row_order_change(&q, arena, &changes->at[changes->count++]);
    return query_end(&q);
}
