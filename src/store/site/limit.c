#include "store/site/limit.h"

#include "row_readers.h"

enum err bucket_load(struct db *db, struct str key, struct bucket *bucket)
{
    QUERY q;
    db_query(&q, db, SQL_bucket_load, TEXT(key));
    bool found = query_next(&q);
    if (found) {
        row_bucket(&q, NULL, bucket);
    }
    return query_end_one(&q, found);
}

enum err bucket_save(struct db *db, struct str key, struct bucket bucket)
{
    return db_run(db, SQL_bucket_save, NULL, TEXT(key), INT(bucket.tokens_milli), INT(bucket.refilled_at.ms));
}

enum err bucket_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_bucket_forget, NULL, INT(before.ms));
}
