#include "store/order/dispute_draft.h"

#include "row_readers.h"

enum err dispute_draft_load(struct db *db, struct arena *arena, int64_t order_id, int64_t person_id,
                            struct dispute_draft *draft)
{
    QUERY q;
    *draft = (struct dispute_draft){0};
    db_query(&q, db, SQL_dispute_draft_load, INT(order_id), INT(person_id));
    return one_dispute_draft(&q, arena, draft);
}

enum err dispute_draft_put(struct db *db, int64_t order_id, int64_t person_id,
                           const struct dispute_draft *draft)
{
    return db_run(db, SQL_dispute_draft_put, NULL, INT(order_id), INT(person_id), INT(draft->revision),
                  INT((int64_t)draft->lines), INT(draft->pieces), TEXT(draft->reason), TEXT(draft->remedy),
                  INT(draft->amount_minor), INT_OR_NIL(draft->opened_at.ms), TEXT(draft->story),
                  INT(draft->updated_at.ms));
}

enum err dispute_draft_delete(struct db *db, int64_t order_id, int64_t person_id)
{
    return db_run(db, SQL_dispute_draft_delete, NULL, INT(order_id), INT(person_id));
}

enum err dispute_draft_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_dispute_draft_erase, NULL, INT(person_id));
}

enum err dispute_draft_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_dispute_draft_forget, NULL, INT(before.ms));
}
