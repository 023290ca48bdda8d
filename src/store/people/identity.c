#include "store/people/identity.h"

#include "row_readers.h"

enum err identity_load(struct db *db, struct str issuer, struct str subject, int64_t *person_id)
{
    QUERY q;
    db_query(&q, db, SQL_identity_person_of, TEXT(issuer), TEXT(subject));
    return query_end_id(&q, person_id);
}

enum err identity_insert(struct db *db, struct str issuer, struct str subject, int64_t person_id,
                         struct instant now)
{
    return db_run(db, SQL_identity_insert, NULL, TEXT(issuer), TEXT(subject), INT(person_id), INT(now.ms));
}

enum err identity_any(struct db *db, int64_t person_id, struct str issuer, bool *any)
{
    QUERY q;
    db_query(&q, db, SQL_identity_any, INT(person_id), TEXT(issuer));
    int64_t one;
    enum err err = query_end_id(&q, &one);
    *any = err == OK;
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err identity_delete(struct db *db, int64_t person_id, struct str issuer)
{
    return db_run(db, SQL_identity_delete, NULL, INT(person_id), TEXT(issuer));
}

enum err identity_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_identity_delete_person, NULL, INT(person_id));
}

enum err identity_known_buyer(struct db *db, struct arena *arena, int64_t person_id, struct str issuer,
                              struct known_buyer *known)
{
    QUERY q;
    db_query(&q, db, SQL_identity_known_buyer, TEXT(issuer), INT(person_id));
    return one_known_buyer(&q, arena, known);
}
