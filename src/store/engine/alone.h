#ifndef STORE_ENGINE_ALONE_H
#define STORE_ENGINE_ALONE_H
/*
 * Writing as much at once as a whole help desk, while nobody else has the database open. SQLite then keeps the pages of before
 * in a journal, which are few, and writes what is new once to where it belongs, instead of to a journal first; and it holds more
 * pages in memory. Ended in the midst, even by a loss of power, nothing has happened: whoever opens the file next puts the pages
 * of before back. Where somebody else has the file open, and on PostgreSQL, all stays as it is.
 */
#include "store/engine/db.h"

/* Between transactions. What was begun is ended by db_alone_end, before the connection is closed. */
void db_alone_begin(struct db *db);
void db_alone_end(struct db *db);

#endif
