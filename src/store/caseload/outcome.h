#ifndef STORE_CASELOAD_OUTCOME_H
#define STORE_CASELOAD_OUTCOME_H
/* How disputes ended, and how many orders sellers had. Rows in, rows out. */
#include "store/engine/rows.h"

struct outcome_row {
    int64_t order_id, number, market_id, seller_id, amount_minor, decided_by; /* 0: nobody */
    struct str reason, outcome, way, currency;
    struct instant opened_at, escalated_at, decided_at, ended_at;
};
struct outcome_range {
    int64_t market_id;
    struct instant from, until;
};
enum err outcome_insert(struct db *db, const struct outcome_row *outcome) MUST_USE;

/* How many ended in the range that have the name in common, in each way. Counted by the database, however many there are. */
struct outcome_group {
    struct str name;
    int64_t count, decided_count;
    int64_t full, part, nothing, taken_back, replaced, bank;
    int64_t by_agreement, by_decision, by_silence, by_buyer, by_bank;
};
struct outcome_groups {
    struct outcome_group *at;
    size_t count;
};
/* by: "month" (named "2026-11", in UTC), "reason", "seller", "staff", or "all"; the largest first. */
struct outcome_grouping {
    struct outcome_range range;
    struct str by;
    size_t most;
};
enum err outcome_count(struct db *db, struct arena *arena, const struct outcome_grouping *grouping,
                       struct outcome_groups *groups) MUST_USE;
/* The length that `shorter` others do not exceed: of "end" since the opening, or of "decision" since it was called for. */
enum err outcome_length(struct db *db, const struct outcome_range *range, struct str of, int64_t shorter,
                        struct span *length) MUST_USE;

/* Of the orders made in the range: how many, and about how many there has been a dispute. */
struct seller_count {
    struct str seller;
    int64_t orders, disputed;
};
struct seller_counts {
    struct seller_count *at;
    size_t count;
};
/* Who has most disputes first, at most `most`. */
enum err outcome_sellers(struct db *db, struct arena *arena, const struct outcome_range *range, size_t most,
                         struct seller_counts *counts) MUST_USE;

#endif
