#include "http/site/follow.h"

#include "base/check.h"
#include "base/log.h"

#include <pthread.h>
#include <stdlib.h>

enum { LOOK_MS = 500 };

struct follow {
    struct app *app;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool stopping;
};

/* The pool's connection is lent for one row; a database that is away is somebody else's to tell of. */
static bool has_changed(struct app *app)
{
    int64_t version;
    struct failure failure = {0};
    struct reader *reader = reader_borrow(app->readers);
    db_watch(reader->db, &failure);
    enum err err = site_version(reader->db, &version);
    reader_return(app->readers, reader);
    struct site *site = app_site(app);
    bool differs = !err && version != site->version;
    site_drop(site);
    return differs;
}

static void look(struct app *app)
{
    struct failure failure = {0};
    if (has_changed(app) && app_reload_site(app, &failure))
        log_line("site", "stale=1 reason=%.*s", STR_ARG(err_name(failure.err)));
}

/* False when it is to end. */
static bool pause(struct follow *follow)
{
    int64_t ms = steady_ms() + LOOK_MS;
    struct timespec until = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    pthread_mutex_lock(&follow->lock);
    while (!follow->stopping && pthread_cond_timedwait(&follow->changed, &follow->lock, &until) == 0)
        continue;
    bool goes_on = !follow->stopping;
    pthread_mutex_unlock(&follow->lock);
    return goes_on;
}

static void *run(void *arg)
{
    struct follow *follow = arg;
    while (pause(follow))
        look(follow->app);
    return NULL;
}

struct follow *follow_start(struct app *app)
{
    struct follow *follow = calloc(1, sizeof *follow);
    pthread_condattr_t steady;
    check(follow != NULL);
    follow->app = app;
    pthread_mutex_init(&follow->lock, NULL);
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&follow->changed, &steady);
    pthread_condattr_destroy(&steady);
    check(pthread_create(&follow->thread, NULL, run, follow) == 0);
    return follow;
}

void follow_stop(struct follow *follow)
{
    pthread_mutex_lock(&follow->lock);
    follow->stopping = true;
    pthread_cond_signal(&follow->changed);
    pthread_mutex_unlock(&follow->lock);
    pthread_join(follow->thread, NULL);
    pthread_cond_destroy(&follow->changed);
    pthread_mutex_destroy(&follow->lock);
    free(follow);
}
