#include "store/order/order_list.h"

#include "row_readers.h"

static enum err end_heads(struct query *q, struct arena *arena, size_t most, struct order_heads *heads)
{
    *heads = (struct order_heads){.at = ARENA_ARRAY(arena, struct order_head, most)};
    while (heads->count < most && query_next(q))
        row_order_head(q, arena, &heads->at[heads->count++]);
    return query_end(q);
}

struct order_place order_place_of(const struct order_head *head)
{
    return (struct order_place){head->id, head->next_due_at.ms ? head->next_due_at.ms : INT64_MAX,
                                head->over};
}

enum err order_list(struct db *db, struct arena *arena, struct order_list list, struct order_heads *heads)
{
    static const enum statement statements[] = {[SIDE_BUYER] = SQL_order_of_buyer,
                                                [SIDE_SELLER] = SQL_order_of_seller,
                                                [SIDE_MARKET] = SQL_order_of_market};
    QUERY q;
    int64_t over = list.after.id ? list.after.over : -1;
    db_query(&q, db, statements[list.side], INT(list.id), INT(over), INT(list.after.due_ms),
             INT(list.after.id), INT((int64_t)list.most));
    return end_heads(&q, arena, list.most, heads);
}

enum err order_list_before(struct db *db, struct arena *arena, struct order_list list, int64_t before,
                           struct order_heads *heads)
{
    static const enum statement statements[] = {[SIDE_BUYER] = SQL_order_page_of_buyer,
                                                [SIDE_SELLER] = SQL_order_page_of_seller,
                                                [SIDE_MARKET] = SQL_order_page_of_market};
    QUERY q;
    if (list.side == SIDE_MARKET && list.buyer_id) {
        db_query(&q, db, SQL_order_page_of_market_buyer, INT(list.id), INT(list.buyer_id), INT(before),
                 INT((int64_t)list.over), INT((int64_t)list.most));
        return end_heads(&q, arena, list.most, heads);
    }
    db_query(&q, db, statements[list.side], INT(list.id), INT(before), INT((int64_t)list.over),
             INT((int64_t)list.most));
    return end_heads(&q, arena, list.most, heads);
}
