#include "http/reach/far_copies.h"

#include "base/log.h"
#include "base/memory.h"
#include "http/site/counters.h"
#include "http/wire/cadence.h"

#include <stdlib.h>

enum { LOOK_MS = 5 * 1000, AFTER_FAILURE_MS = 15 * 60 * 1000, PATH_ROOM = 4096 };

struct far_copies {
    struct app *app;
    const struct backup_shelf *shelf;
    const struct bucket_settings *settings;
    struct cadence cadence;
    struct bucket *bucket;
    struct instant newest; /* that is there as far as is known; 0: nobody has looked yet */
    int64_t not_before;    /* by the clock that nobody sets: after a failure it waits for longer */
};

static bool stops(void *arg)
{
    return cadence_stops(&((struct far_copies *)arg)->cadence);
}

static enum err take_oldest_away(struct far_copies *copies, const struct bucket_names *names,
                                 struct failure *failure)
{
    enum err err = OK;
    size_t keep = (size_t)copies->settings->keep;
    for (size_t i = 0; !err && i + keep < names->count; i++)
        err = bucket_remove(copies->bucket, names->at[i], failure);
    return err;
}

static bool has(const struct bucket_names *names, struct str name)
{
    for (size_t i = 0; i < names->count; i++)
        if (str_eq(names->at[i], name))
            return true;
    return false;
}

/* Sends the newest of the shelf unless it is there, and takes away what is too old. */
static enum err bring(struct far_copies *copies, struct instant newest, struct arena *arena,
                      struct failure *failure)
{
    char room[BACKUP_NAME_ROOM];
    struct str name = backup_name(room, newest);
    struct bucket_names *names = ARENA_NEW(arena, struct bucket_names);
    struct str path = arena_printf(arena, "%.*s/%.*s", STR_ARG(copies->shelf->folder), STR_ARG(name));
    enum err err = bucket_list(copies->bucket, arena, names, failure);
    if (!err && !has(names, name)) {
        struct instant begun = instant_now();
        err = bucket_put(copies->bucket, name, path, failure);
        if (!err)
            log_line("copy", "sent=1 ms=%lld", (long long)(instant_now().ms - begun.ms));
        if (!err)
            err = bucket_list(copies->bucket, arena, names, failure);
    }
    return err ? err : take_oldest_away(copies, names, failure);
}

static void look(void *arg)
{
    struct arena arena;
    struct far_copies *copies = arg;
    struct failure failure = {0};
    struct instant newest;
    if (steady_ms() < copies->not_before)
        return;
    enum err err = backup_newest(copies->shelf, instant_now(), &newest, &failure);
    if (err || newest.ms == 0 || newest.ms == copies->newest.ms)
        return; /* the shelf's own thread tells what is wrong with it */
    arena_init(&arena, 4 << 20);
    err = bring(copies, newest, &arena, &failure);
    arena_free(&arena);
    if (err && stops(copies))
        return;
    if (err) {
        copies->not_before = steady_ms() + AFTER_FAILURE_MS;
        log_error("copy", "sent=0 reason=%s", failure.text);
    } else {
        copies->newest = newest;
    }
    counters_far_copy(copies->app->counters, copies->newest, err != OK);
}

struct far_copies *far_copies_start(struct app *app, const struct backup_shelf *shelf,
                                    const struct bucket_settings *settings)
{
    struct far_copies *copies = memory_new(sizeof *copies);
    copies->app = app;
    copies->shelf = shelf;
    copies->settings = settings;
    copies->bucket = bucket_open(settings);
    bucket_stops_when(copies->bucket, stops, copies);
    counters_far_copy(app->counters, copies->newest, false);
    cadence_start(&copies->cadence, LOOK_MS, look, copies);
    return copies;
}

void far_copies_stop(struct far_copies *copies)
{
    cadence_stop(&copies->cadence);
    bucket_close(copies->bucket);
    free(copies);
}

enum err far_copies_fetch(const struct bucket_settings *settings, struct arena *arena, struct str path,
                          struct str *name, struct failure *failure)
{
    struct bucket *bucket = bucket_open(settings);
    struct bucket_names *names = ARENA_NEW(arena, struct bucket_names);
    enum err err = name->len ? OK : bucket_list(bucket, arena, names, failure);
    if (!err && name->len == 0 && names->count == 0)
        err = fail(failure, ERR_INPUT, "there is no copy in the bucket {bucket}",
                   PLACE("bucket", settings->bucket));
    if (!err && name->len == 0)
        *name = names->at[names->count - 1];
    if (!err)
        err = bucket_get(bucket, *name, path, failure);
    bucket_close(bucket);
    return err;
}
