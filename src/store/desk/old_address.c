#include "store/desk/old_address.h"

enum err old_address_insert(struct db *db, enum old_kind kind, struct str old, int64_t id)
{
    return db_send(db, SQL_old_address_insert, INT(kind), TEXT(old), INT(id));
}

enum err old_address_find(struct db *db, enum old_kind kind, struct str old, int64_t *id)
{
    QUERY q;
    db_query(&q, db, SQL_old_address_find, INT(kind), TEXT(old));
    return query_end_id(&q, id);
}
