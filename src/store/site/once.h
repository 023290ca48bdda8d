#ifndef STORE_SITE_ONCE_H
#define STORE_SITE_ONCE_H
/* What requests were answered that may come again, for a while. */
#include "store/engine/rows.h"

struct once_row {
    struct str request_hash;
    int64_t status; /* 0: there is none */
    struct str location, etag, body;
};

struct once_time {
    struct instant now, since;
};

/*
 * row->status is 0 when nothing newer than `since` has this key. From now on it is this unit of work's: another with the same
 * key waits for its end, and finds what it saved.
 */
enum err once_load(struct db *db, struct arena *arena, struct str key, struct once_time time,
                   struct once_row *row) MUST_USE;
enum err once_save(struct db *db, struct str key, const struct once_row *row, struct instant now) MUST_USE;
/* Drops what is not newer than `before`: the work of time, because it would meet every writer's own row. */
enum err once_forget(struct db *db, struct instant before) MUST_USE;

#endif
