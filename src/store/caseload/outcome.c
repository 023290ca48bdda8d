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

enum err outcome_load(struct db *db, struct arena *arena, const struct outcome_range *range,
                      struct outcome_rows *rows)
{
    QUERY q;
    size_t room = 64;
    *rows = (struct outcome_rows){.at = ARENA_ARRAY(arena, struct outcome_row, room)};
    db_query(&q, db, SQL_outcome_list, INT(range->market_id), INT(range->from.ms), INT(range->until.ms),
             INT(OUTCOMES_MAX));
    while (rows->count < OUTCOMES_MAX && query_next(&q)) {
        if (rows->count == room) {
            struct outcome_row *more = ARENA_ARRAY(arena, struct outcome_row, room * 2);
            for (size_t i = 0; i < room; i++)
                more[i] = rows->at[i];
            rows->at = more;
            room *= 2;
        }
        row_outcome_row(&q, arena, &rows->at[rows->count++]);
    }
    return query_end(&q);
}

enum err outcome_sellers(struct db *db, struct arena *arena, const struct outcome_range *range,
                         struct seller_counts *counts)
{
    QUERY q;
    *counts = (struct seller_counts){.at = ARENA_ARRAY(arena, struct seller_count, OUTCOME_SELLERS_MAX)};
    db_query(&q, db, SQL_outcome_sellers, INT(range->market_id), INT(range->from.ms), INT(range->until.ms),
             INT(OUTCOME_SELLERS_MAX));
    while (counts->count < OUTCOME_SELLERS_MAX && query_next(&q))
        row_seller_count(&q, arena, &counts->at[counts->count++]);
    return query_end(&q);
}
