#include "store/site/once_form.h"

enum err once_form_load(struct db *db, struct str key, struct instant since, int64_t *post_id)
{
    QUERY q;
    db_query(&q, db, SQL_once_form_post, TEXT(key), INT(since.ms));
    return query_end_number(&q, post_id);
}

enum err once_form_save(struct db *db, struct str key, int64_t post_id, struct instant now)
{
    return db_run(db, SQL_once_form_put, NULL, TEXT(key), INT(post_id), INT(now.ms));
}

enum err once_form_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_once_form_forget, NULL, INT(before.ms));
}
