#include "store/order/noted.h"

#include "row_readers.h"

enum err order_noted_before(struct db *db, int64_t buyer_id, struct str number, bool *known)
{
    QUERY q;
    int64_t count = 0;
    db_query(&q, db, SQL_order_noted_before, INT(buyer_id), TEXT(number));
    enum err err = query_end_id(&q, &count);
    *known = count > 0;
    return err;
}

enum err order_noted_numbers(struct db *db, struct arena *arena, int64_t buyer_id,
                             void (*take)(void *arg, struct str number), void *arg)
{
    QUERY q;
    db_query(&q, db, SQL_order_noted_numbers, INT(buyer_id));
    while (query_next(&q)) {
        struct noted_number noted;
        row_noted_number(&q, arena, &noted);
        take(arg, noted.number);
    }
    return query_end(&q);
}
