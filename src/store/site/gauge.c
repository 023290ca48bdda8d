#include "store/site/gauge.h"

#include "row_readers.h"

static enum err load_overdue(struct db *db, struct instant now, struct gauges *gauges)
{
    QUERY q;
    db_query(&q, db, SQL_gauge_overdue, INT(now.ms));
    return one_gauge_due(&q, NULL, gauges);
}

static enum err load_one(struct db *db, enum statement statement, int64_t *value)
{
    QUERY q;
    db_query0(&q, db, statement);
    return query_end_id(&q, value);
}

enum err gauges_load(struct db *db, struct instant now, struct gauges *gauges)
{
    *gauges = (struct gauges){0};
    enum err err = load_overdue(db, now, gauges);
    if (!err)
        err = load_one(db, SQL_gauge_waiting_posts, &gauges->waiting_posts);
    return err ? err : load_one(db, SQL_gauge_bytes, &gauges->bytes);
}
