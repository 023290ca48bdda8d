#include "http/site/rewording.h"

#include "base/log.h"
#include "base/memory.h"
#include "http/site/awaited.h"
#include "http/wire/cadence.h"
#include "service/desk/wording.h"

#include <stdlib.h>

/* The pause is about as long as a piece takes: half of a writer's time is left to those who wait for it. */
enum { PAUSE_MS = 25, AFTER_FAILURE_MS = 60 * 1000, WHEN_MADE_MS = 24 * 60 * 60 * 1000 };

/* Of a small help desk: its words, how many questions have them, and that these were all. */
enum { PIECES_AT_ONCE = 3 };

struct rewording {
    struct app *app;
    struct cadence cadence;
    struct wording_place place, next; /* next: behind the piece that is being made */
    int64_t began_ms;                 /* by the clock that nobody sets */
};

/* A page shows none of what is made here, before the last piece of it. */
static enum err make_some(struct ctx *ctx, void *arg)
{
    struct rewording *rewording = arg;
    rewording->next = rewording->place;
    enum err err = wording_renew(ctx, &rewording->next);
    if (!err && rewording->next.more)
        topic_name(&ctx->touched, TOPIC_QUESTION, 0);
    return err;
}

static enum err make_one(struct rewording *rewording)
{
    enum err err = awaited_unit(rewording->app, "words", make_some, rewording);
    if (!err)
        rewording->place = rewording->next;
    return err;
}

static void go_on(void *arg)
{
    struct rewording *rewording = arg;
    if (!rewording->place.more)
        return;
    rewording->cadence.pause_ms = make_one(rewording) ? AFTER_FAILURE_MS : PAUSE_MS;
    if (rewording->place.more)
        return;
    rewording->cadence.pause_ms = WHEN_MADE_MS;
    app_set_words_stale(rewording->app, false);
    app_renew_site(rewording->app); /* kept pages may say that words are missing */
    log_line("words", "made=1 version=%d ms=%lld", WORDS_VERSION,
             (long long)(steady_ms() - rewording->began_ms));
}

struct rewording *rewording_start(struct app *app)
{
    struct rewording *rewording = memory_new(sizeof *rewording);
    rewording->app = app;
    rewording->began_ms = steady_ms();
    rewording->place.more = true;
    for (int i = 0; i < PIECES_AT_ONCE && rewording->place.more; i++)
        if (make_one(rewording))
            break;
    if (!rewording->place.more) {
        free(rewording);
        return NULL;
    }
    app_set_words_stale(app, true);
    log_line("words", "stale=1 version=%d", WORDS_VERSION);
    cadence_start(&rewording->cadence, PAUSE_MS, go_on, rewording);
    return rewording;
}

void rewording_stop(struct rewording *rewording)
{
    if (!rewording)
        return;
    cadence_stop(&rewording->cadence);
    free(rewording);
}
