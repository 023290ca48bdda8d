#ifndef SERVICE_BULK_WHOLE_H
#define SERVICE_BULK_WHOLE_H
/*
 * Everything that a database holds, as files of JSON lines that any program can read: each table TABLE.jsonl, its first line
 * the columns, and whole.json with the hash of all of it, the same as of `move`. People's passwords and sessions, orders with
 * their chains, evidence, settings, notices: nothing is left out but the history of the schema and the texts that search looks
 * through, which are made again.
 *
 * They go into an empty database of the same schema, on either engine, and then read the same: the hash is compared.
 */
#include "base/secret.h"
#include "service/bulk/progress.h"
#include "service/unit/work.h"

struct whole {
    struct str folder; /* of an export: made when it is not there, and nothing of that name may be in it */
    const struct progress *progress;
    int64_t tables, rows; /* receives */
    struct hash hash;
};

/* For unit_read, so that all files show the same instant. */
enum err whole_export(struct ctx *ctx, struct whole *whole) MUST_USE;
/* All of it or nothing. ERR_INPUT names the file and the line. */
enum err whole_import(struct ctx *ctx, struct whole *whole) MUST_USE;

#endif
