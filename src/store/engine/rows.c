#include "store/engine/rows.h"

enum err query_end_one(struct query *q, bool found)
{
    enum err err = query_end(q);
    if (err)
        return err;
    return found ? OK : ERR_NOT_FOUND;
}

enum err query_end_id(struct query *q, int64_t *id)
{
    bool found = query_next(q);
    if (found)
        *id = query_int(q);
    return query_end_one(q, found);
}

enum err query_end_ids(struct query *q, int64_t *ids, size_t most, size_t *count)
{
    *count = 0;
    while (*count < most && query_next(q))
        ids[(*count)++] = query_int(q);
    return query_end(q);
}

struct list_cursor list_cursor_begin(struct list_cursor after)
{
    return after.id ? after : (struct list_cursor){INT64_MAX, INT64_MAX};
}
