#ifndef STORE_ENGINE_ALONE_H
#define STORE_ENGINE_ALONE_H
/* A database that nobody else has, or must not get. */
#include "store/engine/db.h"

/* ERR_BUSY, with what to do, when another process has the database open. Called while this one has not. */
enum err db_is_free(struct str url, struct failure *failure) MUST_USE;

/* A SQLite file is one server's: *held (-1 at first) keeps it until the process ends. ERR_BUSY: another has it. */
enum err db_hold(struct str url, int *held, struct failure *failure) MUST_USE;

/*
 * The connection is the only one of a SQLite file that is thrown away when anything fails: from here on each page is written
 * once, nothing waits for the disk, and a crash leaves a file that is none. Whoever keeps it brings it to the disk. Before
 * anything has begun; nothing changes on PostgreSQL.
 */
enum err db_set_disposable(struct db *db) MUST_USE;

#endif
