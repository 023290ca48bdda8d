#include "store/caseload/countersign.h"

#include "row_readers.h"

enum err countersign_insert(struct db *db, const struct countersign *second)
{
    int64_t count = 0;
    enum err err = db_run(db, SQL_countersign_insert, &count, INT(second->order_id), INT(second->market_id),
                          INT(second->amount_minor), TEXT(second->currency), TEXT(second->words),
                          INT(second->by_id), INT(second->at.ms), TEXT(second->act));
    return err || count ? err : ERR_CONFLICT;
}

enum err countersign_set(struct db *db, const struct countersign_answer *answer, bool *changed)
{
    int64_t count = 0;
    enum err err = db_run(db, SQL_countersign_set, &count, TEXT(answer->state), INT(answer->person_id),
                          INT(answer->at.ms), TEXT(answer->words), INT(answer->id));
    *changed = count > 0;
    return err;
}

enum err countersign_of_order(struct db *db, struct arena *arena, int64_t order_id,
                              struct countersign *second)
{
    QUERY q;
    db_query(&q, db, SQL_countersign_of_order, INT(order_id));
    return one_countersign(&q, arena, second);
}

enum err countersign_list(struct db *db, struct arena *arena, int64_t market_id, struct countersigns *seconds)
{
    QUERY q;
    *seconds = (struct countersigns){.at = ARENA_ARRAY(arena, struct countersign, COUNTERSIGNS_MAX)};
    db_query(&q, db, SQL_countersign_list, INT(market_id), INT(COUNTERSIGNS_MAX));
    while (seconds->count < COUNTERSIGNS_MAX && query_next(&q))
        row_countersign(&q, arena, &seconds->at[seconds->count++]);
    return query_end(&q);
}
