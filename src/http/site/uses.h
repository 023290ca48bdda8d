#ifndef HTTP_SITE_USES_H
#define HTTP_SITE_USES_H
/*
 * When tokens were last shown, in memory: written together, a little later, because a look must not become a write. A
 * stop loses at most the last USES_WAIT_MS. Safe for threads.
 */
#include "base/time.h"

#include <stddef.h>

enum { USES_MAX = 256, USES_WAIT_MS = 60 * 1000 };

struct use {
    int64_t token_id;
    struct instant at;
};

struct uses;

struct uses *uses_new(void);
void uses_free(struct uses *uses);
/* True when it is time to write: call uses_take. */
bool uses_note(struct uses *uses, int64_t token_id, struct instant now);
/* Takes what has gathered; answers how many. */
size_t uses_take(struct uses *uses, struct use taken[USES_MAX], struct instant now);

#endif
