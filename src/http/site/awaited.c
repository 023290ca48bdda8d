#include "http/site/awaited.h"

#include "base/log.h"

#include <pthread.h>

enum { UNIT_BYTES = 64 << 20 };

struct awaited {
    enum err (*work)(struct ctx *ctx, void *arg);
    void *arg;
    pthread_mutex_t lock;
    pthread_cond_t answered;
    bool done;
    enum err err;
    struct failure failure;
};

static enum err run(struct ctx *ctx, void *arg)
{
    struct awaited *awaited = arg;
    return awaited->work(ctx, awaited->arg);
}

static void done(void *arg, enum err err, const struct failure *failure)
{
    struct awaited *awaited = arg;
    pthread_mutex_lock(&awaited->lock);
    awaited->err = err;
    awaited->failure = *failure;
    awaited->done = true;
    pthread_cond_signal(&awaited->answered);
    pthread_mutex_unlock(&awaited->lock);
}

static enum err wait_for(struct awaited *awaited, const char *name)
{
    pthread_mutex_lock(&awaited->lock);
    while (!awaited->done)
        pthread_cond_wait(&awaited->answered, &awaited->lock);
    pthread_mutex_unlock(&awaited->lock);
    if (awaited->err)
        log_warning(name, "failed=%.*s reason=%s", STR_ARG(err_name(awaited->err)), awaited->failure.text);
    return awaited->err;
}

static enum err run_awaited(struct app *app, const char *name, struct awaited *awaited, bool by_rows)
{
    struct arena arena;
    struct unit unit = {.run = run, .done = done, .arg = awaited, .arena = &arena, .by_rows = by_rows};
    arena_init(&arena, UNIT_BYTES);
    pthread_mutex_init(&awaited->lock, NULL);
    pthread_cond_init(&awaited->answered, NULL);
    enum err err = writers_submit(app->writers, &unit) ? wait_for(awaited, name) : ERR_BUSY;
    pthread_cond_destroy(&awaited->answered);
    pthread_mutex_destroy(&awaited->lock);
    arena_free(&arena);
    return err;
}

enum err awaited_unit(struct app *app, const char *name, enum err (*work)(struct ctx *ctx, void *arg),
                      void *arg)
{
    struct awaited awaited = {.work = work, .arg = arg};
    return run_awaited(app, name, &awaited, false);
}

enum err awaited_by_rows(struct app *app, const char *name, enum err (*work)(struct ctx *ctx, void *arg),
                         void *arg)
{
    struct awaited awaited = {.work = work, .arg = arg};
    return run_awaited(app, name, &awaited, true);
}
