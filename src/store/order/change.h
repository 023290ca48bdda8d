#ifndef STORE_ORDER_CHANGE_H
#define STORE_ORDER_CHANGE_H
/* Events of a marketplace's orders, by when they were written down. */
#include "store/engine/rows.h"

enum { ORDER_CHANGES_MAX = 100 };

struct order_change {
    struct instant noted_at;
    int64_t order_id, event; /* event: its number within the order */
    struct str kind, ref, number;
};
struct order_changes {
    struct order_change *at;
    size_t count;
};
struct order_changes_wanted {
    int64_t market_id;
    struct order_change since; /* behind this one */
    struct instant until;
};
/* How long somebody has been writing to an order who is not done yet; 0: nobody. SQLite's writers stand in line: always 0. */
enum err order_writers_age(struct db *db, struct span *age) MUST_USE;
enum err order_changes_load(struct db *db, struct arena *arena, const struct order_changes_wanted *wanted,
                            struct order_changes *changes) MUST_USE;

#endif
