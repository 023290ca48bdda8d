#include "http/site/copies.h"

#include "base/log.h"
#include "base/memory.h"
#include "http/site/counters.h"
#include "http/wire/cadence.h"

#include <stdlib.h>

enum { LOOK_MS = 60 * 1000, AFTER_FAILURE_MS = 15 * 60 * 1000 };

struct copies {
    struct app *app;
    struct backup_shelf shelf;
    struct cadence cadence;
    int64_t not_before; /* by the clock that nobody sets: after a failure it waits for longer */
};

static void look(void *arg)
{
    struct copies *copies = arg;
    struct failure failure = {0};
    struct instant now = instant_now(), newest;
    bool made = false;
    if (steady_ms() < copies->not_before)
        return;
    enum err err = backup_shelve(&copies->shelf, copies->app->options.database, now, &made, &failure);
    if (!err)
        err = backup_newest(&copies->shelf, now, &newest, &failure);
    if (err) {
        copies->not_before = steady_ms() + AFTER_FAILURE_MS;
        log_error("copy", "failed=%.*s reason=%s", STR_ARG(err_name(err)), failure.text);
    } else if (made) {
        log_line("copy", "made=1 ms=%lld", (long long)(instant_now().ms - now.ms));
    }
    counters_copy(copies->app->counters, err ? (struct instant){0} : newest);
}

struct copies *copies_start(struct app *app, const struct backup_shelf *shelf)
{
    struct copies *copies = memory_new(sizeof *copies);
    copies->app = app;
    copies->shelf = *shelf;
    counters_copy_every(app->counters, SPAN_MS(shelf->every_ms));
    cadence_start(&copies->cadence, LOOK_MS, look, copies);
    return copies;
}

void copies_stop(struct copies *copies)
{
    cadence_stop(&copies->cadence);
    free(copies);
}
