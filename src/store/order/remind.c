#include "store/order/remind.h"

#include "row_readers.h"

enum err order_set_remind(struct db *db, int64_t order_id, struct instant at)
{
    return db_run(db, SQL_order_set_remind, NULL, INT_OR_NIL(at.ms), INT(order_id));
}

enum err order_set_numbers_came(struct db *db, int64_t order_id, struct str came)
{
    return db_run(db, SQL_order_set_numbers_came, NULL, TEXT(came), INT(order_id));
}

enum err orders_to_remind(struct db *db, struct due_by by, struct order_to_remind *orders, size_t most,
                          size_t *count)
{
    QUERY q;
    *count = 0;
    db_query(&q, db, SQL_orders_to_remind, INT(by.now.ms), TEXT(by.known), INT((int64_t)most));
    while (*count < most && query_next(&q))
        row_order_to_remind(&q, NULL, &orders[(*count)++]);
    return query_end(&q);
}
