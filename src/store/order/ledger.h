#ifndef STORE_ORDER_LEDGER_H
#define STORE_ORDER_LEDGER_H
/* Postings of hosted orders. Rows in, rows out. */
#include "store/engine/rows.h"

struct posting_row {
    int64_t event_number, amount_minor;
    struct str account;
};
struct posting_rows {
    struct posting_row *at;
    size_t count;
};
enum { POSTING_ROWS_MAX = 4000 };

enum err posting_insert(struct db *db, int64_t order_id, const struct posting_row *row) MUST_USE;
/* In the order of the events, and of the names of the accounts within one. */
enum err postings_load(struct db *db, struct arena *arena, int64_t order_id,
                       struct posting_rows *rows) MUST_USE;

#endif
