#ifndef STORE_ORDER_NOTICE_H
#define STORE_ORDER_NOTICE_H
/* What people are told of their orders. Rows in, rows out. */
#include "store/engine/rows.h"
#include "store/order/order.h"

struct notice {
    int64_t id;                                /* 0: not stored yet */
    int64_t person_id, order_id, event_number; /* of a new one */
    struct str ref, title;                     /* of the order, when it is read */
    struct str kind, deadline;
    struct instant deadline_at, remind_at, made_at, read_at; /* 0: none */
};
struct notices {
    struct notice *at;
    size_t count;
};

/* Nothing happens when it was made before. */
enum err notice_insert(struct db *db, const struct notice *notice) MUST_USE;
/* The newest first, those before the id (0: all). */
struct notice_list {
    int64_t person_id, before;
    size_t most;
};
enum err notices_load(struct db *db, struct arena *arena, struct notice_list list,
                      struct notices *notices) MUST_USE;
enum err notices_count_unread(struct db *db, int64_t person_id, int64_t *count) MUST_USE;
enum err notices_set_read(struct db *db, int64_t person_id, int64_t newest, struct instant now) MUST_USE;

/* For everybody, whatever happened before that instant. */
enum err notices_set_read_of_past(struct db *db, struct instant before, struct instant now) MUST_USE;

/* at 0: none. */
enum err order_set_remind(struct db *db, int64_t order_id, struct instant at) MUST_USE;
struct order_to_remind {
    int64_t id;
    struct instant at;
};
enum err orders_to_remind(struct db *db, struct due_by by, struct order_to_remind *orders, size_t most,
                          size_t *count) MUST_USE;

#endif
