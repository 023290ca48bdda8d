#include "store/caseload/outcome.h"

#include "row_readers.h"

enum err outcome_insert(struct db *db, const struct outcome_row *outcome)
{
    return db_run(db, SQL_outcome_insert, NULL, INT(outcome->order_id), INT(outcome->number),
                  INT(outcome->market_id), INT_OR_NIL(outcome->seller_id), TEXT(outcome->reason),
                  TEXT(outcome->outcome), TEXT(outcome->way), INT(outcome->amount_minor),
                  TEXT(outcome->currency), INT_OR_NIL(outcome->decided_by), INT(outcome->opened_at.ms),
                  INT(outcome->escalated_at.ms), INT(outcome->decided_at.ms), INT(outcome->ended_at.ms));
}

enum err outcome_count(struct db *db, struct arena *arena, const struct outcome_grouping *grouping,
                       struct outcome_groups *groups)
{
    QUERY q;
    size_t room = 0;
    const struct outcome_range *range = &grouping->range;
    *groups = (struct outcome_groups){0};
    db_query(&q, db, SQL_outcome_groups, TEXT(grouping->by), INT(range->market_id), INT(range->from.ms),
             INT(range->until.ms), INT((int64_t)grouping->most));
    while (groups->count < grouping->most && query_next(&q)) {
        groups->at = arena_grow(arena, groups->at, groups->count, &room, sizeof groups->at[0]);
        row_outcome_group(&q, arena, &groups->at[groups->count++]);
    }
    return query_end(&q);
}

enum err outcome_length(struct db *db, const struct outcome_range *range, struct str of, int64_t shorter,
                        struct span *length)
{
    QUERY q;
    db_query(&q, db, SQL_outcome_length, TEXT(of), INT(range->market_id), INT(range->from.ms),
             INT(range->until.ms), INT(shorter));
    return query_end_number(&q, &length->ms);
}

enum err outcome_sellers(struct db *db, struct arena *arena, const struct outcome_range *range, size_t most,
                         struct seller_counts *counts)
{
    QUERY q;
    size_t room = 0;
    *counts = (struct seller_counts){0};
    db_query(&q, db, SQL_outcome_sellers, INT(range->market_id), INT(range->from.ms), INT(range->until.ms),
             INT((int64_t)most));
    while (counts->count < most && query_next(&q)) {
        counts->at = arena_grow(arena, counts->at, counts->count, &room, sizeof counts->at[0]);
        row_seller_count(&q, arena, &counts->at[counts->count++]);
    }
    return query_end(&q);
}
