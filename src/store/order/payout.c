#include "store/order/payout.h"

#include "row_readers.h"

enum err payout_load_sums(struct db *db, struct arena *arena, const struct payout_range *range,
                          struct payout_sums *sums)
{
    QUERY q;
    *sums = (struct payout_sums){.at = ARENA_ARRAY(arena, struct payout_sum, PAYOUT_SUMS_MAX)};
    db_query(&q, db, SQL_payout_sums, INT(range->from.ms), INT(range->until.ms), INT(range->market_id),
             INT(PAYOUT_SUMS_MAX));
    while (query_next(&q))
        row_payout_sum(&q, arena, &sums->at[sums->count++]);
    return query_end(&q);
}

enum err payout_load_moved(struct db *db, struct arena *arena, const struct payout_range *range,
                           struct payout_movements *movements)
{
    QUERY q;
    *movements =
        (struct payout_movements){.at = ARENA_ARRAY(arena, struct payout_moved, PAYOUT_MOVEMENTS_MAX)};
    db_query(&q, db, SQL_payout_moved, INT(range->from.ms), INT(range->until.ms), INT(range->market_id),
             INT(PAYOUT_MOVEMENTS_MAX));
    while (query_next(&q))
        row_payout_moved(&q, arena, &movements->at[movements->count++]);
    return query_end(&q);
}

enum err payout_load_differences(struct db *db, struct arena *arena, const struct payout_range *range,
                                 struct effects *effects)
{
    QUERY q;
    db_query(&q, db, SQL_payout_differences, INT(range->from.ms), INT(range->until.ms), INT(range->market_id),
             INT(EFFECTS_MAX));
    return effects_end(&q, arena, effects);
}

enum err payout_load_debts(struct db *db, struct arena *arena, int64_t market_id, struct payout_debts *debts)
{
    QUERY q;
    *debts = (struct payout_debts){.at = ARENA_ARRAY(arena, struct payout_debt, PAYOUT_DEBTS_MAX)};
    db_query(&q, db, SQL_payout_owed, INT(market_id), INT(PAYOUT_DEBTS_MAX));
    while (query_next(&q))
        row_payout_debt(&q, arena, &debts->at[debts->count++]);
    return query_end(&q);
}
