#ifndef STORE_ROWS_H
#define STORE_ROWS_H
/* The two ends that most queries have. */
#include "store/db.h"

/* Ends a query of at most one row: ERR_NOT_FOUND (without a sentence) when it had none. */
enum err query_end_one(struct query *q, bool found) MUST_USE;
/* Reads one row with one integer and ends: ERR_NOT_FOUND (without a sentence) when there was none. */
enum err query_end_id(struct query *q, int64_t *id) MUST_USE;

#endif
