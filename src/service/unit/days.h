#ifndef SERVICE_UNIT_DAYS_H
#define SERVICE_UNIT_DAYS_H
/* From which day to which somebody asks, in UTC. */
#include "service/unit/work.h"

struct days_asked {
    struct str from,
        until;           /* the first and the last day, as 2026-11-26; empty: the last `usual` until today */
    int64_t usual, most; /* how many days */
};

struct days {
    struct instant from, until; /* `until` is no part of it */
};

/* ERR_INPUT beside "from" or "until": no day, the last before the first, or too many. */
enum err days_read(struct ctx *ctx, const struct days_asked *asked, struct days *days) MUST_USE;

#endif
