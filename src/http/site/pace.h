#ifndef HTTP_SITE_PACE_H
#define HTTP_SITE_PACE_H
/*
 * How often somebody may ask for what costs time and leaves nothing behind, counted in memory: a limit in the
 * database (service/unit/limit.h) would make a write of every read. Each node counts for itself, and who
 * shares a bucket by chance shares its tokens. Safe for threads.
 */
#include "base/str.h"
#include "base/time.h"

enum {
    PACE_BUCKETS = 4096,
    PACE_MOST = 120,           /* at once; */
    PACE_REFILL_MS = 60 * 1000 /* and as many again in this time */
};

struct pace;

struct pace *pace_new(void);
void pace_free(struct pace *pace);
/* Takes one of `who`'s turns. False: none is left; *wait says when one will have come back. */
bool pace_take(struct pace *pace, struct str who, struct instant now, struct span *wait);

#endif
