#ifndef STORE_ENGINE_SAVEPOINT_H
#define STORE_ENGINE_SAVEPOINT_H
/* One unit inside a transaction of many, kept or undone alone. For service/unit/work.c. */
#include "store/engine/db.h"

/* Begun, then either kept or undone. They do not nest. */
enum err db_savepoint(struct db *db) MUST_USE;
enum err db_release(struct db *db) MUST_USE;
enum err db_undo(struct db *db) MUST_USE;

/* Where there is none: the rows that this connection has changed since it was opened, which tell whether a unit has left
 * anything. SQLite alone counts them. */
int64_t db_changes(struct db *db);
/* Whether a failure sticks to the transaction. */
bool db_is_broken(const struct db *db);

#endif
