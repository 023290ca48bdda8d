#ifndef STORE_SITE_GAUGE_H
#define STORE_SITE_GAUGE_H
/* How the house stands, for those who watch. */
#include "store/engine/rows.h"

struct gauges {
    int64_t overdue;           /* orders with a deadline that is over and has not struck */
    struct instant oldest_due; /* the first of these; 0: none */
    int64_t waiting_posts;     /* for a moderator */
    int64_t bytes;             /* of the database */
};

enum err gauges_load(struct db *db, struct instant now, struct gauges *gauges) MUST_USE;

#endif
