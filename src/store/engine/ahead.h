#ifndef STORE_ENGINE_AHEAD_H
#define STORE_ENGINE_AHEAD_H
/* Queries sent before somebody asks, so that reads that do not wait for each other cost one round trip of PostgreSQL. */
#include "store/engine/db.h"

/*
 * Says that this will be asked in the same transaction, with the same values. Nothing on SQLite, outside of a transaction,
 * and on a connection that writes, where it could be another by then. What is not asked after all, or with other values, is
 * thrown away; a failure is answered by a statement that comes later.
 */
void db_ahead_values(struct db *db, enum statement statement, const struct value *values, size_t count);
#define db_ahead(db, statement, ...) db_ahead_values((db), (statement), DB_VALUES(__VA_ARGS__))
/* The same on a connection that writes, too, for a caller that asks next, with no write in between. */
void db_ahead_now_values(struct db *db, enum statement statement, const struct value *values, size_t count);
#define db_ahead_now(db, statement, ...) db_ahead_now_values((db), (statement), DB_VALUES(__VA_ARGS__))

#endif
