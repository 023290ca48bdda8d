#ifndef STORE_ENGINE_LISTEN_H
#define STORE_ENGINE_LISTEN_H
/*
 * Being told by the database that the site has changed: at once by PostgreSQL, whose trigger on the settings notifies
 * whoever listens when the change is committed. SQLite tells nobody. Whoever listens also looks now and then: a connection
 * may be lost, or go through a pooler that keeps no session.
 */
#include "store/engine/db.h"

/* True when this database tells; only then may the rest be called. */
bool db_tells(const struct db *db);
/* From now on, for as long as the connection lives. */
enum err db_listen(struct db *db) MUST_USE;
/* Waits for news, at most so long. ERR_BUSY when the connection is gone: listen over another one. */
enum err db_await_news(struct db *db, int64_t most_ms, bool *news) MUST_USE;

#endif
