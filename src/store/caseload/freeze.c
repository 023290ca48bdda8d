#include "store/caseload/freeze.h"

#include "row_readers.h"
#include "store/engine/ahead.h"

enum err seller_freeze_insert(struct db *db, const struct seller_freeze *freeze)
{
    int64_t count = 0;
    enum err err =
        db_run(db, SQL_seller_freeze_insert, &count, INT(freeze->market_id), INT(freeze->seller_id),
               INT(freeze->person_id), TEXT(freeze->words), INT(freeze->at.ms), INT_OR_NIL(freeze->until.ms));
    return err || count ? err : ERR_CONFLICT;
}

void seller_freeze_ahead(struct db *db, int64_t market_id, int64_t seller_id)
{
    db_ahead(db, SQL_seller_freeze_open, INT(market_id), INT(seller_id));
}

enum err seller_freeze_load(struct db *db, struct arena *arena, int64_t market_id, int64_t seller_id,
                            struct seller_freeze *freeze)
{
    QUERY q;
    db_query(&q, db, SQL_seller_freeze_open, INT(market_id), INT(seller_id));
    return one_seller_freeze(&q, arena, freeze);
}

enum err seller_freeze_end(struct db *db, int64_t id, int64_t person_id, struct instant at)
{
    return db_run(db, SQL_seller_freeze_end, NULL, INT(at.ms), INT_OR_NIL(person_id), INT(id));
}

enum err seller_freeze_end_due(struct db *db, struct instant now)
{
    return db_run(db, SQL_seller_freeze_end_due, NULL, INT(now.ms));
}

enum err seller_freeze_list(struct db *db, struct arena *arena, int64_t market_id,
                            struct seller_freezes *freezes)
{
    QUERY q;
    *freezes = (struct seller_freezes){.at = ARENA_ARRAY(arena, struct seller_freeze, SELLER_FREEZES_MAX)};
    db_query(&q, db, SQL_seller_freeze_list, INT(market_id), INT(SELLER_FREEZES_MAX));
    while (freezes->count < SELLER_FREEZES_MAX && query_next(&q))
        row_seller_freeze(&q, arena, &freezes->at[freezes->count++]);
    return query_end(&q);
}

enum err freeze_unreached(struct db *db, struct str known, int64_t *ids, size_t most, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_freeze_unreached, TEXT(known), INT((int64_t)most));
    return query_end_ids(&q, ids, most, count);
}
