#include "store/order/ledger.h"

#include "row_readers.h"

enum err posting_insert(struct db *db, int64_t order_id, const struct posting_row *row)
{
    return db_run(db, SQL_posting_insert, NULL, INT(order_id), INT(row->event_number), TEXT(row->account),
                  INT(row->amount_minor));
}

enum err postings_load(struct db *db, struct arena *arena, int64_t order_id, struct posting_rows *rows)
{
    QUERY q;
    *rows = (struct posting_rows){.at = ARENA_ARRAY(arena, struct posting_row, POSTING_ROWS_MAX)};
    db_query(&q, db, SQL_postings_of_order, INT(order_id));
    while (rows->count < POSTING_ROWS_MAX && query_next(&q)) {
        struct posting_row *row = &rows->at[rows->count++];
        row_posting_row(&q, arena, row);
    }
    return query_end(&q);
}
