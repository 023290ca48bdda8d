#include "store/reach/quiet.h"

#include "row_readers.h"

enum err quiet_hours_load(struct db *db, struct arena *arena, int64_t person_id, struct quiet_hours *hours)
{
    QUERY q;
    db_query(&q, db, SQL_quiet_hours_of, INT(person_id));
    return one_quiet_hours(&q, arena, hours);
}

enum err quiet_hours_put(struct db *db, int64_t person_id, const struct quiet_hours *hours)
{
    return db_run(db, SQL_quiet_hours_put, NULL, INT(person_id), INT(hours->from), INT(hours->until));
}

enum err quiet_hours_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_quiet_hours_erase, NULL, INT(person_id));
}

enum err notice_wait_mail(struct db *db, int64_t id, struct instant until)
{
    return db_run(db, SQL_notice_wait_mail, NULL, INT(until.ms), INT(id));
}

enum err notice_wait_push(struct db *db, int64_t id, struct instant until)
{
    return db_run(db, SQL_notice_wait_push, NULL, INT(until.ms), INT(id));
}

enum err notice_waited(struct db *db, struct arena *arena, struct instant now, size_t most,
                       struct notice_ids *ids)
{
    QUERY q;
    *ids = (struct notice_ids){.at = ARENA_ARRAY(arena, int64_t, most)};
    db_query(&q, db, SQL_notice_waited, INT(now.ms), INT((int64_t)most));
    return query_end_ids(&q, ids->at, most, &ids->count);
}

enum err notice_wake(struct db *db, int64_t id)
{
    return db_run(db, SQL_notice_wake, NULL, INT(id));
}

enum err notice_wait_no_more(struct db *db, int64_t person_id, struct instant now)
{
    return db_run(db, SQL_notice_wait_no_more, NULL, INT(now.ms), INT(person_id));
}
