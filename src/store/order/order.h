#ifndef STORE_ORDER_ORDER_H
#define STORE_ORDER_ORDER_H
/* Orders: the head, the lines, and the append-only list of events. Rows in, rows out. */
#include "core/order/event.h"
#include "store/engine/rows.h"

struct order_head {
    int64_t id, buyer_id, seller_id, market_id; /* 0: not here; no marketplace of ours */
    struct str ref, policy;
    int64_t policy_version;
    struct str policy_hash; /* of the rules that it was placed under; empty: before rules had one */
    bool external;
    int64_t fee_basis_points; /* the marketplace's, of what the seller gets */
    struct str marketplace, number, seller, country, tracking, currency;
    struct str paid_by; /* of one that is noted here: of advice_paid_names; empty: nobody said */
    struct instant ordered_at, promised_at, created_at; /* promised_at 0: the policy's own time */
    int64_t version;                                    /* cache, with the three below */
    struct instant next_due_at, told_due_at,
        remind_at; /* 0: none; what wakes it, and the first that is told */
    bool over;
    struct str numbers_came; /* of which nobody says which lines they carry: service/order/seen.h */
    bool followed;           /* by somebody who is no side of it */
};
/* What befell all orders of its seller there, and has not ended. */
struct order_freeze {
    struct instant at, until; /* at 0: nothing did; until 0: until somebody ends it */
    struct str words;
    int64_t person_id; /* who froze */
};
struct order_heads {
    struct order_head *at;
    size_t count;
};

struct order_line {
    struct str title;
    int64_t quantity, amount_minor;
    struct str kind; /* of line_kind_names; empty: goods */
};
struct order_lines {
    struct order_line at[ORDER_LINES_MAX];
    size_t count;
};

/* One event as it is stored: words for every closed list. */
struct order_row {
    int64_t number, until_ms, lines, pieces, amount_minor, days, bytes, person_id;
    struct instant at, noted_at;
    struct str kind, by, currency, reason, code, remedy, evidence, favour, deadline, note, hash;
};
struct order_rows {
    struct order_row *at;
    size_t count, room;
};
enum {
    ORDER_ROWS_MAX = 1000,
    ORDER_ROWS_ACTS = 700,   /* of all; what is left is the law's: no act can keep a deadline from striking */
    ORDER_ROWS_SIDE = 225,   /* of these, of the buyer or the seller: neither uses up what the other needs */
    ORDER_ROWS_OTHERS = 125, /* and of staff and commission, or of the marketplace's system and its feeds */
    ORDER_ROWS_TALK = 75     /* of each, kept for what moves the case: words alone do not use it up */
};

/* One more behind the last; the caller has seen that there are fewer than ORDER_ROWS_MAX. */
struct order_row *order_rows_add(struct order_rows *rows, struct arena *arena);

/* Fills head->id. ERR_CONFLICT when the ref is taken, or the marketplace's number of a hosted order. */
enum err order_insert(struct db *db, struct order_head *head) MUST_USE;
enum err order_line_insert(struct db *db, int64_t order_id, size_t position,
                           const struct order_line *line) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. A marketplace's own numbers are unique in it. */
/* Say that an order's lines and events will be read; what its page shows besides (engine/ahead.h). */
void order_ahead(struct db *db, int64_t order_id);
void order_page_ahead(struct db *db, int64_t order_id);
enum err order_load(struct db *db, struct arena *arena, struct str ref, struct order_head *head) MUST_USE;
enum err order_load_by_id(struct db *db, struct arena *arena, int64_t id, struct order_head *head) MUST_USE;
/* Where all that is stored of an order goes. */
struct order_places {
    struct order_head *head;
    struct order_freeze *freeze;
    struct order_lines *lines;
    struct order_rows *rows;
};
/* All of it at once, with what befell its seller. */
enum err order_load_stored(struct db *db, struct arena *arena, struct str ref,
                           const struct order_places *places) MUST_USE;
enum err order_find_by_id(struct db *db, struct arena *arena, int64_t id, struct order_head *head,
                          struct order_freeze *freeze) MUST_USE;
/*
 * Waits until nobody else writes to the order, and keeps others waiting until this unit of work ends. Before anything is read
 * of it: what was read before may have changed. OK also when there is none.
 */
enum err order_hold(struct db *db, struct str ref) MUST_USE;
enum err order_hold_by_id(struct db *db, int64_t id) MUST_USE;
enum err order_load_by_number(struct db *db, struct arena *arena, int64_t market_id, struct str number,
                              struct order_head *head) MUST_USE;
enum err order_lines_load(struct db *db, struct arena *arena, int64_t order_id,
                          struct order_lines *lines) MUST_USE;
/* The same for all hosted orders of that buyer or seller that are not over. */
enum err order_hold_open_of(struct db *db, int64_t person_id) MUST_USE;
/* Of those of that buyer that nobody has paid, at most so many whose rules are `known` (see due_by). */
struct unpaid_of {
    int64_t buyer_id;
    struct str known;
};
enum err order_unpaid_of(struct db *db, struct unpaid_of of, int64_t *ids, size_t most,
                         size_t *count) MUST_USE;
/* Whether its buyer or its seller has deleted the account. */
enum err order_side_gone(struct db *db, const struct order_head *head, bool *gone) MUST_USE;
/* How many orders of that buyer or seller have money that has not come to where it belongs; they are held first. */
enum err order_money_in_flight(struct db *db, int64_t person_id, int64_t *count) MUST_USE;
/* ERR_CONFLICT when the number is taken: somebody else was first. */
enum err order_row_insert(struct db *db, int64_t order_id, const struct order_row *row) MUST_USE;
enum err order_rows_load(struct db *db, struct arena *arena, int64_t order_id,
                         struct order_rows *rows) MUST_USE;
enum err order_set_paid_by(struct db *db, int64_t order_id, struct str paid_by) MUST_USE;
/* `was` is what is stored. */
enum err order_set_cache(struct db *db, const struct order_head *head, const struct order_head *was) MUST_USE;

/* What time does: until when, and the rules that are here, as policy_set_known of text/policy/file.h has them. */
struct due_by {
    struct instant now;
    struct str known;
};
/* Ids of orders, each once and in their order: what stands side by side in the database is then written side by side. */
struct due_ids {
    const int64_t *at;
    size_t count;
};
/* Orders whose first deadline is at or before now, the longest due first. */
enum err order_list_due(struct db *db, struct due_by by, int64_t *ids, size_t most, size_t *count) MUST_USE;
/* Rules that orders were placed under and that are not here. */
struct missing_rules {
    struct str policy;
    int64_t policy_version;
    struct str policy_hash;
    int64_t orders;
};
enum { ORDER_RULES_MAX = 16 };
enum err order_rules_missing(struct db *db, struct arena *arena, struct str known,
                             struct missing_rules rules[ORDER_RULES_MAX], size_t *count) MUST_USE;
/* How many of a marketplace's orders wait for rules that are not known. Looks at all of them. */
enum err order_count_without_rules(struct db *db, int64_t market_id, struct str known,
                                   int64_t *count) MUST_USE;
/* All orders in the order of their ids, behind one. */
enum err order_ids_behind(struct db *db, int64_t id, int64_t *ids, size_t most, size_t *count) MUST_USE;

#endif
