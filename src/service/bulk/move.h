#ifndef SERVICE_BULK_MOVE_H
#define SERVICE_BULK_MOVE_H
/*
 * A whole database into an empty one, of the same engine or the other: people with their passwords, orders with their
 * chains, files, settings, everything, as of one instant. It is proved by reading the new side again: each table's rows,
 * hashed one after another, have to give the same as they gave when they were read.
 */
#include "base/secret.h"
#include "service/bulk/progress.h"
#include "service/unit/work.h"

/* One side: an open connection and what its site says. */
struct move_side {
    struct db *db;
    struct site *site;
};

struct moving {
    struct move_side from, to;
    const struct progress *progress;
    int64_t tables, rows; /* moved */
    struct hash hash;     /* of all that was moved */
};

/* All of it or nothing. ERR_INPUT when the other database is not empty, ERR_DATABASE when the proof fails. */
enum err move_database(struct moving *moving, struct failure *failure) MUST_USE;

#endif
