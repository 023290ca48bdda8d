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
