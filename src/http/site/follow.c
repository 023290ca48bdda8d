#include "http/site/follow.h"

#include "base/check.h"
#include "http/wire/cadence.h"

#include <stdlib.h>

enum { LOOK_MS = 500 };

struct follow {
    struct app *app;
    struct cadence cadence;
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

static void look(void *arg)
{
    struct follow *follow = arg;
    if (has_changed(follow->app))
        app_renew_site(follow->app);
}

struct follow *follow_start(struct app *app)
{
    struct follow *follow = calloc(1, sizeof *follow);
    check(follow != NULL);
    follow->app = app;
    cadence_start(&follow->cadence, LOOK_MS, look, follow);
    return follow;
}

void follow_stop(struct follow *follow)
{
    cadence_stop(&follow->cadence);
    free(follow);
}
