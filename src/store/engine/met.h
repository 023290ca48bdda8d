#ifndef STORE_ENGINE_MET_H
#define STORE_ENGINE_MET_H
/* Two transactions that wrote the same at the same time, where a table takes it once. */
#include "store/engine/db.h"

/*
 * Whether the last transaction was about to write what stands there already, by another one that may have come in between: who looks
 * again sees it. Where there is one writer there is nobody in between, and it is never so.
 */
bool db_met_another(const struct db *db);

/*
 * What the engine said of the last conflict: names of tables and keys, for whoever looks after the data. Everybody else reads a
 * sentence of ours.
 */
struct str db_taken_why(const struct db *db);

#endif
