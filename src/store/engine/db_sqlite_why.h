#ifndef STORE_ENGINE_DB_SQLITE_WHY_H
#define STORE_ENGINE_DB_SQLITE_WHY_H
#include "base/words.h"

#include <sqlite3.h>

/*
 * Why SQLite's last call on this connection failed, for PLACE_SAID: as a sentence of the catalogues where an operator can do
 * something about it, else in SQLite's own words, which live until its next call.
 */
struct str sqlite_why(sqlite3 *handle);

#endif
