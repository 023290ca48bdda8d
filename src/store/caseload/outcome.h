#ifndef STORE_CASELOAD_OUTCOME_H
#define STORE_CASELOAD_OUTCOME_H
/* How disputes ended, and how many orders sellers had. Rows in, rows out. */
#include "store/engine/rows.h"

struct outcome_row {
    int64_t order_id, number, market_id, seller_id, amount_minor, decided_by; /* 0: nobody */
    struct str reason, outcome, way, currency, seller, staff;                 /* seller, staff: read only */
    struct instant opened_at, escalated_at, decided_at, ended_at;
};
struct outcome_rows {
    struct outcome_row *at;
    size_t count;
};
enum { OUTCOMES_MAX = 50000, OUTCOME_SELLERS_MAX = 500 };
struct outcome_range {
    int64_t market_id;
    struct instant from, until;
};
enum err outcome_insert(struct db *db, const struct outcome_row *outcome) MUST_USE;
/* Those that ended in the range, the newest first; OUTCOMES_MAX of them at most. */
enum err outcome_load(struct db *db, struct arena *arena, const struct outcome_range *range,
                      struct outcome_rows *rows) MUST_USE;

/* Of the orders made in the range: how many, and about how many there has been a dispute. */
struct seller_count {
    struct str seller;
    int64_t orders, disputed;
};
struct seller_counts {
    struct seller_count *at;
    size_t count;
};
enum err outcome_sellers(struct db *db, struct arena *arena, const struct outcome_range *range,
                         struct seller_counts *counts) MUST_USE;

#endif
