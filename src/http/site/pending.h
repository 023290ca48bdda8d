#ifndef HTTP_SITE_PENDING_H
#define HTTP_SITE_PENDING_H
/*
 * Numbers by id that gather in memory and are written together, a little later, because a look must not become a write.
 * Safe for threads. What comes when it is full is lost: it says before that it is time to write.
 */
#include "base/time.h"

#include <stdbool.h>
#include <stddef.h>

enum { PENDING_MAX = 256 };

struct pending_row {
    int64_t id, number;
};

struct pending;

/* Written after wait_ms; the first of a while at once, or after waiting too. */
struct pending *pending_new(int64_t wait_ms, bool first_waits);
void pending_free(struct pending *pending);
/* Adds the number to that of the same id. True when it is time to write: call pending_take. */
bool pending_add(struct pending *pending, struct pending_row row, struct instant now);
/* The same; the number takes the place of the one before. */
bool pending_set(struct pending *pending, struct pending_row row, struct instant now);
/* Takes what has gathered; answers how many. */
size_t pending_take(struct pending *pending, struct pending_row taken[PENDING_MAX], struct instant now);

#endif
