#include "http/site/follow.h"

#include "base/memory.h"
#include "http/wire/cadence.h"
#include "store/engine/listen.h"

#include <stdlib.h>

/* An ear is held so long at once: whoever stops the server waits no longer for it. */
enum { EAR_MS = 250, BETWEEN_MS = 20 };

struct follow {
    struct app *app;
    struct str url; /* of its database */
    struct cadence cadence;
    struct db *ear; /* the connection that is told; NULL: none, or not now */
    struct failure failure;
    bool tells; /* the kind of database that tells */
    int64_t look_ms, looked_ms;
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

/* A database that is away is asked again with the next look. */
static void listen(struct follow *follow)
{
    struct db *db = NULL;
    if (str_starts(follow->url, STR("sqlite:")) || db_open_bare(follow->url, &db, &follow->failure))
        return;
    if (db_tells(db) && db_listen(db) == OK)
        follow->ear = db;
    else
        db_close(db);
}

/* Whether somebody has told of a change within the next moment, or may have: with the ear goes what was told meanwhile. */
static bool hears(struct follow *follow)
{
    bool news = false;
    if (!follow->ear || db_await_news(follow->ear, EAR_MS, &news) == OK)
        return news;
    db_close(follow->ear);
    follow->ear = NULL;
    return true;
}

/* At once when told, and by itself now and then: news can be lost with a connection. */
static void look(void *arg)
{
    struct follow *follow = arg;
    bool told = hears(follow);
    if (!told && steady_ms() - follow->looked_ms < follow->look_ms)
        return;
    follow->looked_ms = steady_ms();
    if (!follow->ear && follow->tells)
        listen(follow);
    if (has_changed(follow->app))
        app_renew_site(follow->app);
}

struct follow *follow_start(struct app *app, struct str url, int64_t look_ms)
{
    struct follow *follow = memory_new(sizeof *follow);
    follow->app = app;
    follow->url = url;
    follow->look_ms = look_ms;
    follow->looked_ms = steady_ms() - look_ms; /* what came before the ear was there */
    listen(follow);
    follow->tells = follow->ear != NULL;
    cadence_start(&follow->cadence, follow->tells ? BETWEEN_MS : look_ms, look, follow);
    return follow;
}

void follow_stop(struct follow *follow)
{
    cadence_stop(&follow->cadence);
    db_close(follow->ear);
    free(follow);
}
