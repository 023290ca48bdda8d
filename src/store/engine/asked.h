#ifndef STORE_ENGINE_ASKED_H
#define STORE_ENGINE_ASKED_H
/* What a connection has been asked since it was opened: for tests of what a page costs. */
#include "store/engine/db.h"

struct db_asked {
    int64_t statements; /* each begin, commit and rollback too */
    int64_t waits;      /* how often PostgreSQL was waited for; 0 on SQLite */
    int64_t of[SQL_COUNT];
};
const struct db_asked *db_asked(const struct db *db);

#endif
