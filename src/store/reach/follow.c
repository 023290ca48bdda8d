#include "store/reach/follow.h"

enum err follow_put(struct db *db, int64_t person_id, const struct followed *what, bool wanted,
                    struct instant now)
{
    return db_run(db, SQL_follow_put, NULL, INT(person_id), TEXT(what->kind), INT(what->subject_id),
                  INT(wanted), INT(now.ms));
}

enum err follow_put_new(struct db *db, int64_t person_id, const struct followed *what, struct instant now)
{
    return db_run(db, SQL_follow_put_new, NULL, INT(person_id), TEXT(what->kind), INT(what->subject_id),
                  INT(now.ms));
}

enum err follow_load(struct db *db, int64_t person_id, const struct followed *what, bool *said, bool *wanted)
{
    QUERY q;
    db_query(&q, db, SQL_follow_load, TEXT(what->kind), INT(what->subject_id), INT(person_id));
    int64_t is_wanted = 0;
    enum err err = query_end_id(&q, &is_wanted);
    *said = err == OK;
    *wanted = is_wanted != 0;
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err follow_move(struct db *db, const struct followed *from, int64_t to)
{
    enum err err = OK;
    if (to)
        err = db_run(db, SQL_follow_move, NULL, INT(to), TEXT(from->kind), INT(from->subject_id));
    return err ? err : db_run(db, SQL_follow_drop, NULL, TEXT(from->kind), INT(from->subject_id));
}

enum err follow_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_follow_erase, NULL, INT(person_id));
}
