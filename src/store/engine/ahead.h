#ifndef STORE_ENGINE_AHEAD_H
#define STORE_ENGINE_AHEAD_H
/* Queries that are sent to PostgreSQL without waiting for the rows of each, so that several cost one round trip. */
#include "store/engine/db.h"

/*
 * db_query, in a transaction: all that were sent are waited for when the first row of one is asked for, or what comes next
 * needs an answer. A query stays where it is until it has ended.
 */
void query_send(struct query *q, struct db *db, enum statement statement, const struct value *values,
                size_t count);
#define db_query_ahead(q, db, statement, ...) query_send((q), (db), (statement), DB_VALUES(__VA_ARGS__))

#endif
