#include "store/site/once.h"

#include "row_readers.h"

enum err once_load(struct db *db, struct arena *arena, struct str key, struct once_time time,
                   struct once_row *row)
{
    QUERY q;
    *row = (struct once_row){.status = 0};
    db_query(&q, db, SQL_once_answer, TEXT(key), INT(time.now.ms), INT(time.since.ms));
    if (query_next(&q))
        row_once_row(&q, arena, row);
    return query_end(&q);
}

enum err once_save(struct db *db, struct str key, const struct once_row *row, struct instant now)
{
    return db_run(db, SQL_once_put, NULL, TEXT(key), TEXT(row->request_hash), INT(row->status),
                  TEXT(row->location), TEXT(row->etag), TEXT(row->body), INT(now.ms));
}

enum err once_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_once_forget, NULL, INT(before.ms));
}
