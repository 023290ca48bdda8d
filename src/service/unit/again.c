#include "service/unit/again.h"

#include "base/time.h"

#include <time.h>

enum {
    TRIES = 6,          /* at least, however long each of them takes */
    PATIENCE_MS = 3000, /* with quick ones */
    FIRST_PAUSE_MS = 2, /* doubles with every one of the first */
};

struct again again_begin(void)
{
    return (struct again){.since_ms = steady_ms(), .tries = 1};
}

/* A database that is away says when to come again, and whoever waits behind this unit is to hear that, too. */
static bool is_last(const struct again *again, const struct arena *arena, const struct failure *failure)
{
    if (failure->retry_after_ms > SPAN_MINUTES(1).ms) /* nothing of the database's */
        return true;
    if (again->tries < TRIES)
        return false;
    return failure->retry_after_ms || arena->used > arena->cap / 2 ||
           steady_ms() - again->since_ms >= PATIENCE_MS;
}

bool again_wait(struct again *again, const struct arena *arena, const struct failure *failure)
{
    if (is_last(again, arena, failure))
        return false;
    unsigned chance = (unsigned)instant_now().ms * 2654435761u;
    int doublings = again->tries < TRIES ? again->tries : TRIES;
    int64_t ms = ((int64_t)FIRST_PAUSE_MS << doublings) + chance % 5;
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
    again->tries++;
    return true;
}
