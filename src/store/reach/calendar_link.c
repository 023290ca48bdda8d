#include "store/reach/calendar_link.h"

enum err calendar_link_put(struct db *db, int64_t person_id, struct str secret_hash, struct instant now)
{
    return db_run(db, SQL_calendar_link_put, NULL, INT(person_id), TEXT(secret_hash), INT(now.ms));
}

enum err calendar_link_made(struct db *db, int64_t person_id, struct instant *made_at)
{
    QUERY q;
    db_query(&q, db, SQL_calendar_link_made, INT(person_id));
    return query_end_number(&q, &made_at->ms);
}

enum err calendar_link_person(struct db *db, struct str secret_hash, int64_t *person_id)
{
    QUERY q;
    db_query(&q, db, SQL_calendar_link_person, TEXT(secret_hash));
    return query_end_id(&q, person_id);
}

enum err calendar_link_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_calendar_link_erase, NULL, INT(person_id));
}
