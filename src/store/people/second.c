#include "store/people/second.h"

#include "row_readers.h"

enum err second_step_load(struct db *db, struct arena *arena, int64_t person_id, struct second_step *step)
{
    QUERY q;
    db_query(&q, db, SQL_second_step_of, INT(person_id));
    bool found = query_next(&q);
    if (found)
        row_second_step(&q, arena, step);
    return query_end_one(&q, found);
}

enum err second_step_put(struct db *db, const struct second_step *step)
{
    return db_run(db, SQL_second_step_put, NULL, INT(step->person_id), TEXT(step->secret),
                  INT(step->made_at.ms));
}

enum err second_step_confirm(struct db *db, int64_t person_id, struct instant now)
{
    return db_run(db, SQL_second_step_confirm, NULL, INT(now.ms), INT(person_id));
}

enum err second_step_use(struct db *db, int64_t person_id, int64_t step, bool *fresh)
{
    int64_t changed = 0;
    enum err err = db_run(db, SQL_second_step_use, &changed, INT(step), INT(person_id));
    *fresh = changed > 0;
    return err;
}

enum err second_step_owed(struct db *db, int64_t person_id, bool *owed)
{
    QUERY q;
    db_query(&q, db, SQL_second_step_owed, INT(person_id));
    return query_end_any(&q, owed);
}

enum err recovery_code_insert(struct db *db, int64_t person_id, struct str hash)
{
    return db_run(db, SQL_recovery_code_insert, NULL, INT(person_id), TEXT(hash));
}

enum err recovery_code_use(struct db *db, int64_t person_id, struct str hash, bool *fits)
{
    int64_t changed = 0;
    enum err err = db_run(db, SQL_recovery_code_use, &changed, INT(person_id), TEXT(hash));
    *fits = changed > 0;
    return err;
}

enum err recovery_codes_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_recovery_code_delete, NULL, INT(person_id));
}

enum err second_step_erase(struct db *db, int64_t person_id)
{
    enum err err = recovery_codes_erase(db, person_id);
    return err ? err : db_run(db, SQL_second_step_delete, NULL, INT(person_id));
}
