#include "http/door/router.h"

#include "base/check.h"
#include "base/words.h"
#include "http/door/across.h"
#include "http/door/files.h"
#include "http/door/finish.h"
#include "http/door/input.h"
#include "http/door/owed.h"
#include "http/door/own.h"
#include "http/door/trace.h"
#include "http/door/visitor.h"
#include "http/site/counters.h"
#include "http/site/page_cache.h"
#include "http/site/slow.h"
#include "http/site/views.h"
#include "http/wire/server.h"

#include <pthread.h>

/* ---- the checks, in their order ---- */

static int check_role(struct call *call)
{
    if (call->key_unknown) {
        fail(&call->ctx->failure, ERR_REFUSED,
             "This token is nobody's, has expired or was revoked. Nothing was done.");
        return 401;
    }
    bool asked_next = call->door->admit && call->viewer.role == ROLE_GUEST; /* a program is told why by it */
    if (asked_next || call->viewer.role >= call->route->role)
        return 0;
    if (call->viewer.role == ROLE_GUEST) {
        fail(&call->ctx->failure, ERR_REFUSED, "Sign in to go on. What you typed is kept in this browser.");
        return 401;
    }
    fail(&call->ctx->failure, ERR_REFUSED, "Only the help desk's staff can open this page.");
    return 403;
}

/* Before anything else is looked at: what another site has a browser send is neither done nor kept. */
static int check_origin(struct call *call)
{
    bool anywhere = call->route->method == METHOD_GET || call->route->flags & ROUTE_TOKEN;
    if (anywhere || own_origin(call) || across_may_send(call))
        return 0;
    fail(&call->ctx->failure, ERR_REFUSED, "This was sent from another site, so nothing was done.");
    return 403;
}

static int check_code(struct call *call)
{
    if (call->route->method == METHOD_GET || call->route->flags & (ROUTE_TOKEN | ROUTE_TEXT))
        return 0;
    /* A page of another site cannot send JSON here without asking first, and is not answered when it asks. */
    bool json = input_is_json(&call->exchange->request);
    if (json || call->token_id || visitor_csrf_fits(call, form_get(&call->form, STR("csrf"))))
        return 0;
    if (call->door->admit) {
        fail(&call->ctx->failure, ERR_INPUT, "Send JSON (application/json), or show a token.");
        return 415;
    }
    fail(&call->ctx->failure, ERR_REFUSED,
         "This page was opened before you signed in or out, or long ago. What you typed is still here: send "
         "it again.");
    return 403;
}

static int check_all(struct call *call)
{
    enum err err = visitor_load(call);
    if (err)
        return status_of(call, err);
    int status = check_origin(call);
    if (!status)
        status = owed_status(call);
    if (!status)
        status = check_role(call);
    if (!status && call->door->admit)
        status = call->door->admit(call);
    if (!status)
        status = input_read(call);
    if (!status)
        status = check_code(call);
    if (!status)
        input_check(call);
    return status;
}

/* ---- waiting ---- */

/* Somebody without a socket who waits for a reply. */
struct waiter {
    pthread_mutex_t lock;
    pthread_cond_t answered;
    bool later, ready;
};

static void answer_later(struct call *call)
{
    if (call->waiter)
        call->waiter->later = true;
    else
        exchange_later(call->exchange);
}

/* The reply is complete: the exchange may be gone when this returns. */
static void answer_ready(struct call *call)
{
    struct waiter *waiter = call->waiter;
    finish(call);
    if (!waiter) {
        exchange_ready(call->exchange);
        return;
    }
    pthread_mutex_lock(&waiter->lock);
    waiter->ready = true;
    pthread_cond_signal(&waiter->answered);
    pthread_mutex_unlock(&waiter->lock);
}

/* ---- running the row ---- */

static void refuse(struct call *call, int status)
{
    struct reply *reply = &call->exchange->reply;
    buf_clear(&reply->body);
    reply->header_count = 0;
    call->door->refuse(call, status);
}

/* Runs one function of the row, and makes sure that there is an answer when it fails. */
static enum err run(struct call *call, enum err (*step)(struct call *call))
{
    enum err err = step(call);
    if (err && !call->answered)
        refuse(call, status_of(call, err));
    return err;
}

static enum err write_run(struct ctx *ctx, void *arg)
{
    struct call *call = arg;
    struct reply *reply = &call->exchange->reply;
    ctx->site = call->own_ctx.site; /* the settings as the checks saw them */
    ctx->trace = call->own_ctx.trace;
    ctx->failure.language = call->language;
    call->ctx = ctx;
    call->answered = call->looked = call->secret = false;
    call->form.count = call->form_sent; /* the page of a refusal forgets what may not come back on it */
    buf_clear(&reply->body);
    reply->header_count = 0;
    call->answer_err = run(call, call->route->answer);
    call->own_ctx.rate = ctx->rate;
    if (!call->answer_err && call->route->flags & ROUTE_SITE)
        call->answer_err = site_touch(ctx->db);
    return call->answer_err;
}

/*
 * What was written while the unit ran is a draft. It leaves only when it says what became of the unit: a draft that tells
 * of something done stands when the unit was committed, one that refuses, or says what would be done, also when the unit
 * was undone for that reason.
 */
static bool draft_stands(const struct call *call, enum err err)
{
    bool refuses = call->exchange->reply.status >= 400 || call->looked;
    return call->answered && err == call->answer_err && (err == OK || refuses);
}

static void write_done(void *arg, enum err err, const struct failure *failure)
{
    struct call *call = arg;
    call->ctx = &call->own_ctx;
    call->ctx->failure = *failure;
    if (!draft_stands(call, err))
        refuse(call, status_of(call, err));
    if (!err && call->route->flags & ROUTE_SITE)
        app_renew_site(call->app);
    answer_ready(call);
}

static void submit_write(struct call *call)
{
    call->form_sent = call->form.count;
    call->unit = (struct unit){.run = write_run,
                               .done = write_done,
                               .arg = call,
                               .arena = arena_of(call),
                               .by_rows = call->route->flags & ROUTE_ORDER};
    if (writers_submit(call->app->writers, &call->unit))
        return;
    fail_until(&call->ctx->failure, ERR_BUSY, 5000,
               "The help desk is very busy. Nothing is lost: send it again in a moment.");
    refuse(call, 503);
    answer_ready(call);
}

/* One step before the unit of work; false when it has answered. */
static bool run_step(struct call *call, enum err (*step)(struct call *call))
{
    struct reader *reader = reader_borrow(call->app->readers);
    call->ctx->db = reader->db;
    db_watch(reader->db, &call->ctx->failure);
    enum err err = run(call, step);
    reader_return(call->app->readers, reader);
    call->ctx->db = NULL;
    return err == OK && !call->answered;
}

/* What is drawn takes long, and reads nothing more: no connection is kept from others meanwhile. */
static void draw(struct call *call)
{
    if (run(call, call->slowly) == OK && !call->answered)
        run(call, call->route->answer);
    answer_ready(call);
}

static void work_slowly(void *arg)
{
    struct call *call = arg;
    if (call->files.count)
        files_clean(call);
    if (call->route->flags & ROUTE_DRAWN)
        draw(call);
    else if (!call->slowly || run_step(call, call->slowly))
        submit_write(call);
    else
        answer_ready(call);
}

static struct slow *slow_of(const struct call *call)
{
    if (call->files.count || call->route->flags & ROUTE_DRAWN)
        return call->app->files;
    return call->route->flags & ROUTE_ELSEWHERE ? call->app->elsewhere : call->app->slow;
}

static void refuse_busy(struct call *call)
{
    if (call->files.count)
        fail_until(&call->ctx->failure, ERR_BUSY, 5000,
                   "Too many people send files at this moment. Try again in a few seconds.");
    else
        fail_until(&call->ctx->failure, ERR_BUSY, 5000,
                   "Too many people sign in at this moment. Try again in a few seconds.");
    refuse(call, 503);
}

/* A unit of work, with what comes before it; or what is drawn. */
static void start_later(struct call *call)
{
    const struct route *route = call->route;
    bool files = call->files.count > 0;
    if (route->prepare && !run_step(call, route->prepare)) {
        finish(call);
        return;
    }
    check(!call->slowly || route->flags & (ROUTE_SLOW | ROUTE_ELSEWHERE | ROUTE_DRAWN));
    answer_later(call);
    if (!files && !call->slowly) {
        submit_write(call);
        return;
    }
    struct str network = visitor_network(arena_of(call), call->exchange->request.address);
    if (slow_submit(slow_of(call), network, work_slowly, call))
        return;
    if (route->flags & ROUTE_DRAWN)
        run(call, call->route->answer);
    else
        refuse_busy(call);
    answer_ready(call);
}

/* The page was shown, whether made or kept. */
static void count_view(struct call *call)
{
    const struct request *request = &call->exchange->request;
    int64_t id;
    int status = call->exchange->reply.status;
    bool shown = status == 200 || status == 304;
    if (call->route->flags & ROUTE_COUNTED && shown && views_is_person(request) &&
        str_to_int(call->parameters[0], &id))
        app_note_view(call->app, id, visitor_network(arena_of(call), request->address));
}

static struct page_key key_of(const struct call *call, struct reader *reader)
{
    const struct request *request = &call->exchange->request;
    return (struct page_key){.path = request->path,
                             .query = request->query,
                             .theme = visitor_choice(request, STR("theme")),
                             .language = language_tag(call->language),
                             .site = call->own_ctx.site->generation,
                             .day = visitor_day(call->ctx->now),
                             .version = reader_version(reader, call->ctx->now),
                             .seen = topics_now(writers_topics(call->app->writers)),
                             .now_ms = steady_ms()};
}

/* A page that the cache has: nothing is looked up, nothing is made. */
static bool answer_from_cache(struct call *call, struct reader *reader, const struct page_key *key)
{
    if (!(call->route->flags & ROUTE_CACHE) || !visitor_is_anonymous(&call->exchange->request))
        return false;
    const struct page *page = page_cache_find(reader->cache, key, writers_topics(call->app->writers));
    if (page)
        finish_page(call, page);
    counters_page(call->app->counters, page != NULL);
    return page != NULL;
}

static void keep_in_cache(struct call *call, struct reader *reader, const struct page_key *key)
{
    struct reply *reply = &call->exchange->reply;
    bool same_for_all = call->route->flags & ROUTE_CACHE && visitor_is_anonymous(&call->exchange->request);
    if (!same_for_all || reply->status != 200 || reply->header_count)
        return;
    struct str bytes = buf_str(&reply->body);
    struct page_made made = {bytes, finish_etag(arena_of(call), bytes), &call->shows};
    const struct page *page = page_cache_put(reader->cache, key, &made);
    if (page)
        finish_page(call, page);
}

static void answer_read(struct call *call, struct reader *reader, const struct page_key *key)
{
    run(call, call->route->answer);
    count_view(call);
    keep_in_cache(call, reader, key);
}

/* It is not answered by the reader that looks. */
static bool goes_on(const struct route *route)
{
    return route->flags & (ROUTE_WRITE | ROUTE_DRAWN);
}

struct looking {
    struct call *call;
    struct reader *reader;
    const struct page_key *key;
    int status; /* with which it was refused, or 0 */
};

/* All that is read for one request is of one instant. */
static enum err read_run(struct ctx *ctx, void *arg)
{
    struct looking *looking = arg;
    struct call *call = looking->call;
    ctx->now = call->own_ctx.now;
    ctx->failure.language = call->language;
    call->ctx = ctx;
    looking->status = check_all(call);
    if (looking->status)
        refuse(call, looking->status);
    else if (!goes_on(call->route))
        answer_read(call, looking->reader, looking->key);
    call->own_ctx.rate = ctx->rate;
    return OK;
}

/* Everything up to the answer of a read, or to the checks of what goes on after them: true when that is to be started. */
static bool run_on_reader(struct call *call, struct reader *reader)
{
    call->ctx->db = reader->db;
    db_watch(reader->db, &call->ctx->failure);
    bool later = goes_on(call->route);
    struct page_key key = key_of(call, reader);
    if (!later && answer_from_cache(call, reader, &key)) {
        count_view(call);
        return false;
    }
    struct looking looking = {call, reader, &key, 0};
    struct unit unit = {.run = read_run, .arg = &looking, .arena = arena_of(call)};
    enum err err = unit_read(reader->db, call->own_ctx.site, &unit, &call->own_ctx.failure);
    call->ctx = &call->own_ctx;
    if (err)
        refuse(call, status_of(call, err));
    return !err && looking.status == 0 && later;
}

static struct call *call_new(struct app *app, struct exchange *exchange)
{
    struct call *call = ARENA_NEW(&exchange->arena, struct call);
    call->app = app;
    call->exchange = exchange;
    exchange->app = call;
    call->own_ctx = (struct ctx){.arena = &exchange->arena,
                                 .now = instant_now(),
                                 .site = app_site(app),
                                 .trace = trace_of(&exchange->arena, &exchange->request)};
    call->ctx = &call->own_ctx;
    call->language = visitor_language(call);
    call->own_ctx.failure.language = call->language;
    for (size_t i = 0; i < app->door_count; i++)
        if (!call->door && str_starts(exchange->request.path, app->doors[i]->prefix))
            call->door = app->doors[i];
    check(call->door != NULL);
    return call;
}

static void answer_no_row(struct call *call, int status)
{
    struct str methods = status == 405 ? router_methods(call) : STR_NONE;
    if (methods.len && call->door->admit && call->exchange->request.method == METHOD_OPTIONS) {
        call->exchange->reply.status = 204;
        reply_header(&call->exchange->reply, STR("Allow"), methods);
        return;
    }
    call->code = status == 405 ? STR("method") : STR_NONE;
    fail_row(&call->ctx->failure, ERR_NOT_FOUND, NULL,
             status == 404 ? STR(N_("There is no page at this address."))
                           : STR(N_("This address does not take that method.")));
    refuse(call, status);
    if (methods.len)
        reply_header(&call->exchange->reply, STR("Allow"), methods);
}

/* From the row to the reply, or to the writers, who complete it later. */
static void route_call(struct call *call)
{
    int status;
    const struct request *request = &call->exchange->request;
    call->route = router_find(call->door, request->method, request->path, call->own_ctx.arena,
                              call->parameters, &status);
    if (!call->route) {
        answer_no_row(call, status);
        finish(call);
        return;
    }
    if (!own_name(call)) {
        refuse(call, 421);
        finish(call);
        return;
    }
    struct reader *reader = reader_borrow(call->app->readers);
    bool goes = run_on_reader(call, reader);
    reader_return(call->app->readers, reader);
    call->ctx->db = NULL;
    if (goes)
        start_later(call);
    else
        finish(call);
}

void router_handle(void *app, struct exchange *exchange)
{
    route_call(call_new(app, exchange));
}

void router_call(struct app *app, struct exchange *exchange)
{
    struct waiter waiter = {.later = false};
    pthread_mutex_init(&waiter.lock, NULL);
    pthread_cond_init(&waiter.answered, NULL);
    struct call *call = call_new(app, exchange);
    call->waiter = &waiter;
    route_call(call);
    pthread_mutex_lock(&waiter.lock);
    while (waiter.later && !waiter.ready)
        pthread_cond_wait(&waiter.answered, &waiter.lock);
    pthread_mutex_unlock(&waiter.lock);
    pthread_cond_destroy(&waiter.answered);
    pthread_mutex_destroy(&waiter.lock);
}

size_t router_body_max(void *app, enum method method, struct str path)
{
    enum { TEXT = 64 * 1024, WITH_FILES = 12 * 1024 * 1024, PATH_BYTES = 1024 * 1024 };
    const struct app *shared = app;
    const struct route *route = NULL;
    struct arena arena;
    struct str parameters[PARAMETERS_MAX];
    int status;
    arena_init(&arena, PATH_BYTES);
    for (size_t i = 0; !route && i < shared->door_count; i++)
        if (str_starts(path, shared->doors[i]->prefix))
            route = router_find(shared->doors[i], method, path, &arena, parameters, &status);
    arena_free(&arena);
    unsigned flags = route ? route->flags : 0;
    return flags & ROUTE_FILES ? WITH_FILES : flags & ROUTE_TEXT ? TEXT : INPUT_BODY_MAX;
}

void router_refuse(void *app, struct exchange *exchange, int status)
{
    struct call *call = call_new(app, exchange);
    bool large = status == 413 || status == 414 || status == 431;
    if (status == 503)
        fail_until(
            &call->ctx->failure, ERR_BUSY, 30000,
            "There is no room for this at this moment, so nothing was done. Try again in half a minute.");
    else
        fail_row(&call->ctx->failure, large ? ERR_LIMIT : ERR_INPUT, NULL,
                 large ? STR(N_("This is larger than the help desk takes, so nothing was done."))
                       : STR(N_("The request was not understood, so nothing was done.")));
    refuse(call, status);
    exchange->reply.closes = true;
    finish(call);
}
