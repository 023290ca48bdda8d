#ifndef STORE_ORDER_CASELOAD_H
#define STORE_ORDER_CASELOAD_H
/* What a marketplace's staff sort and filter its orders by. Rows in, rows out. */
#include "store/engine/rows.h"

/* What is kept of an order's state. */
struct case_state {
    int64_t order_id, market_id, seller_id; /* seller_id 0: not here */
    struct str stage, reason, currency;
    int64_t amount_minor, frozen;    /* frozen: enum case_frozen */
    struct instant since_at, due_at; /* due_at: CLOCK_NEVER when nothing is due */
    struct instant thawed_at;        /* the last time; 0: never */
};
enum case_frozen { CASE_FREE, CASE_FROZEN, CASE_FROZEN_SELLER };
/* Kept anew; who has the case stays. */
enum err case_put(struct db *db, const struct case_state *state) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when nothing is kept of that order. */
enum err case_load(struct db *db, struct arena *arena, int64_t order_id, struct case_state *state) MUST_USE;
/* Those that are not sorted in yet, of rules that are here (`known`: as struct due_by has them). */
enum err case_list_unread(struct db *db, struct str known, int64_t *ids, size_t most, size_t *count) MUST_USE;

/* One line of a caseload. */
struct case_row {
    int64_t order_id, amount_minor;
    struct str ref, number, title, stage, reason, currency, seller,
        assigned; /* assigned: a handle, or empty */
    struct instant since_at, due_at;
};
struct case_rows {
    struct case_row *at;
    size_t count;
};

enum case_sort { CASE_BY_DUE, CASE_BY_AGE, CASE_BY_AMOUNT, CASE_SORTS };
enum { CASE_ANYBODY = 0, CASE_NOBODY = -1 };
struct case_filter {
    int64_t market_id;
    struct str stage, reason,
        currency;                   /* reason, currency: empty for all; CASE_BY_AMOUNT needs the currency */
    int64_t least;                  /* minor units */
    struct instant since, due;      /* at the latest; CLOCK_NEVER: whenever */
    int64_t seller_id, assigned_id; /* 0: all; CASE_NOBODY of assigned_id: those that nobody has */
    struct str words, handle_key;   /* an order's number or ref, or the key of a name; empty: all */
    enum case_sort sort;
};
/* What a list of that order stands by: the same for its cursor. */
int64_t case_key(enum case_sort sort, const struct case_row *row);
/* Behind `after` (id 0: from the beginning), in the order of the filter. */
struct case_page {
    struct list_cursor after;
    size_t most;
};
enum err case_list(struct db *db, struct arena *arena, const struct case_filter *filter,
                   struct case_page page, struct case_rows *rows) MUST_USE;
/* Says that this will be read (engine/ahead.h). */
void case_list_ahead(struct db *db, const struct case_filter *filter, struct case_page page);
/* How many there are, counted up to `most`. */
enum err case_count(struct db *db, const struct case_filter *filter, int64_t most, int64_t *count) MUST_USE;

struct case_assignment {
    int64_t market_id, person_id; /* person_id 0: nobody */
    struct instant at;
};
/* ERR_NOT_FOUND (without a sentence) when the marketplace has no such order. */
enum err case_assign(struct db *db, struct str ref, struct case_assignment assignment) MUST_USE;
/* The handle of whoever has it; empty: nobody. */
enum err case_assigned(struct db *db, struct arena *arena, int64_t order_id, struct str *handle) MUST_USE;
/* Says that this will be read (engine/ahead.h). */
void case_assigned_ahead(struct db *db, int64_t order_id);
/* Gives the most urgent dispute that nobody has; *ref is empty when there is none. */
enum err case_claim(struct db *db, struct arena *arena, struct case_assignment assignment,
                    struct str *ref) MUST_USE;

#endif
