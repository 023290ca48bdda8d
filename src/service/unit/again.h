#ifndef SERVICE_UNIT_AGAIN_H
#define SERVICE_UNIT_AGAIN_H
/*
 * How long a unit of work is tried again that met another one on PostgreSQL. Two that met wait differently long, so that they do not
 * meet again. Some refusals have nothing to do with any other unit and last longer: while a transaction of anybody on the same
 * machine stays open, PostgreSQL remembers all that have ended since in a table that is soon full, and then suspects what it no longer
 * knows. So it is tried for some seconds, unless the database is away or the unit's memory would not do.
 */
#include "base/arena.h"
#include "base/err.h"

struct again {
    int64_t since_ms; /* of the clock that nobody sets */
    int tries;
};

struct again again_begin(void);
/* After a try that failed with ERR_BUSY: waits, and true; or false at once, when that was the last. */
bool again_wait(struct again *again, const struct arena *arena, const struct failure *failure);

#endif
