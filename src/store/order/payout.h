#ifndef STORE_ORDER_PAYOUT_H
#define STORE_ORDER_PAYOUT_H
/* What a marketplace ordered to be moved, summed by day, and what of it was not carried out so. Rows in, rows out. */
#include "store/order/effect.h"

/* Of one marketplace, ordered from the one instant on and before the other. */
struct payout_range {
    int64_t market_id;
    struct instant from, until;
};

/* What was ordered on a day, of one kind and currency, and stands in one state. */
struct payout_sum {
    int64_t day; /* since 1970-01-01, in UTC */
    struct str currency, kind, state;
    int64_t count, minor, moved_minor; /* moved: as it was told, else as it was ordered */
    int64_t short_count, short_minor;  /* where less has moved than was ordered, by how much */
    int64_t over_count, over_minor;    /* where more has */
};
struct payout_sums {
    struct payout_sum *at;
    size_t count;
};
enum { PAYOUT_SUMS_MAX = 5000 };

/* What a seller was told to give back and has not. */
struct payout_debt {
    struct str seller, currency;
    int64_t count, minor;
};
struct payout_debts {
    struct payout_debt *at;
    size_t count;
};
enum { PAYOUT_DEBTS_MAX = 500 };

/* What has moved of one kind and currency. */
struct payout_moved {
    struct str currency, kind;
    int64_t count, minor;
};
struct payout_movements {
    struct payout_moved *at;
    size_t count;
};
enum { PAYOUT_MOVEMENTS_MAX = 1000 }; /* there are fewer currencies times kinds */

enum err payout_load_moved(struct db *db, struct arena *arena, const struct payout_range *range,
                           struct payout_movements *movements) MUST_USE;
/* The newest day first, then by currency, kind and state; at most PAYOUT_SUMS_MAX. */
enum err payout_load_sums(struct db *db, struct arena *arena, const struct payout_range *range,
                          struct payout_sums *sums) MUST_USE;
/* The oldest first, at most EFFECTS_MAX. */
enum err payout_load_differences(struct db *db, struct arena *arena, const struct payout_range *range,
                                 struct effects *effects) MUST_USE;
/* By seller, whatever the day; at most PAYOUT_DEBTS_MAX. */
enum err payout_load_debts(struct db *db, struct arena *arena, int64_t market_id,
                           struct payout_debts *debts) MUST_USE;

#endif
