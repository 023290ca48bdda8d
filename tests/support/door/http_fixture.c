#include "support/door/http_fixture.h"

#include "base/secret.h"
#include "cli/kit/session.h"
#include "core/value/bucket.h"
#include "service/bulk/import.h"
#include "store/engine/rows.h"
#include "store/people/person.h"
#include "store/site/setting.h"
#include "support/kit/numbers_given.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- the site ---- */

void http_arrange(struct http_site *site, enum err (*run)(struct ctx *ctx, void *arg), void *arg)
{
    struct arena arena;
    struct failure failure = {0};
    arena_init(&arena, 16 * 1024 * 1024);
    struct db *db = fixture_open(site->database, DB_WRITE);
    struct unit unit = {.run = run, .arg = arg, .arena = &arena};
    struct site *shared = site->app.site ? app_site(&site->app) : NULL;
    assert_ok(unit_run(db, shared, &unit, &failure), &failure);
    if (shared)
        site_drop(shared);
    db_close(db);
    arena_free(&arena);
}

static enum err insert_category(struct ctx *ctx, void *arg)
{
    struct http_site *site = arg;
    struct category_row row = {.slug = STR("internet"), .name = STR("Internet"), .position = 1};
    enum err err = category_insert(ctx->db, &row);
    site->category_id = row.id;
    return err;
}

static void start(struct http_site *site)
{
    size_t door_count;
    struct failure failure = {0};
    const struct door *const *doors = run_doors(&door_count);
    struct app_options options = {.database = site->database,
                                  .readers = 2,
                                  .writers = 2,
                                  .made_up_languages = true,
                                  .quiet = true,
                                  .decoder = {getenv("RECOURSE_BINARY"), {DECODER_PATIENCE_MS}}};
    assert_ok(app_open(&options, doors, door_count, &site->app, &failure), &failure);
}

void http_open(struct http_site *site, struct str database)
{
    *site = (struct http_site){.database = database};
    secret_init();
    http_arrange(site, insert_category, site);
    start(site);
}

void http_join(struct http_site *site, struct str database)
{
    *site = (struct http_site){.database = database};
    start(site);
}

static enum err import_demo(struct ctx *ctx, void *arg)
{
    (void)arg;
    return import_run(ctx, &(struct import){.packed = &packed_demo});
}

void http_open_demo(struct http_site *site, struct str database)
{
    struct failure failure = {0};
    *site = (struct http_site){.database = database, .category_id = 1};
    secret_init();
    start(site);
    http_arrange(site, import_demo, NULL);
    assert_ok(app_reload_site(&site->app, &failure), &failure);
}

void http_reopen(struct http_site *site)
{
    app_close(&site->app);
    start(site);
}

void http_close(struct http_site *site)
{
    while (site->entered_count)
        browser_close(site->entered[--site->entered_count]);
    app_close(&site->app);
}

static enum err lift_limits(struct ctx *ctx, void *arg)
{
    enum err err = OK;
    (void)arg;
    for (size_t i = 0; !err && i < LIMIT_COUNT; i++) {
        struct str name = limit_row((enum limit)i)->name;
        err = setting_put(ctx->db, arena_printf(ctx->arena, "limit_%.*s", STR_ARG(name)), STR("1000000"));
        name = arena_printf(ctx->arena, "limit_%.*s_network", STR_ARG(name));
        if (!err)
            err = setting_put(ctx->db, name, STR("1000000"));
    }
    return err;
}

void http_lift_limits(struct http_site *site)
{
    http_arrange(site, lift_limits, NULL);
}

int64_t http_count(struct http_site *site, enum statement statement, const struct value *values, size_t count)
{
    struct arena arena;
    struct failure failure = {0};
    int64_t found = 0;
    arena_init(&arena, 1024 * 1024);
    struct db *db = fixture_open(site->database, DB_READ);
    db_watch(db, &failure);
    struct query q;
    query_start(&q, db, statement, values, count);
    if (query_end_id(&q, &found))
        found = 0;
    db_close(db);
    arena_free(&arena);
    return found;
}

/* ---- the browser ---- */

void browser_open(struct browser *browser, struct http_site *site)
{
    *browser = (struct browser){.site = site, .address = STR("192.0.2.1"), .host = STR("localhost")};
    arena_init(&browser->arena, 256 * 1024 * 1024);
}

void browser_close(struct browser *browser)
{
    arena_free(&browser->arena);
}

struct str browser_header(const struct browser *browser, const char *name)
{
    for (size_t i = 0; i < browser->header_count; i++)
        if (str_eq_nocase(browser->headers[i].name, str_from(name)))
            return browser->headers[i].value;
    return STR_NONE;
}

struct str browser_cookie(const struct browser *browser, const char *name)
{
    for (size_t i = 0; i < browser->cookie_count; i++)
        if (str_eq(browser->cookies[i].name, str_from(name)))
            return browser->cookies[i].value;
    return STR_NONE;
}

static void set_cookie(struct browser *browser, struct str name, struct str value)
{
    size_t at = 0;
    while (at < browser->cookie_count && !str_eq(browser->cookies[at].name, name))
        at++;
    assert_true(at < BROWSER_COOKIES_MAX);
    browser->cookies[at] = (struct header){name, value};
    if (at == browser->cookie_count)
        browser->cookie_count++;
    browser->csrf = STR_NONE;
}

/* "name=value; Path=/; ...; Max-Age=60": a Max-Age of 0 takes the cookie away. */
static void take_cookie(struct browser *browser, struct str header)
{
    struct str pair = str_cut(&header, ';'), name = str_cut(&pair, '=');
    bool ends = str_find(header, STR("Max-Age=0")) < header.len;
    set_cookie(browser, name, ends ? STR_NONE : pair);
}

static struct str cookie_header(struct browser *browser)
{
    struct str all = STR_NONE;
    for (size_t i = 0; i < browser->cookie_count; i++)
        if (browser->cookies[i].value.len)
            all = arena_printf(&browser->arena, "%.*s%s%.*s=%.*s", STR_ARG(all), all.len ? "; " : "",
                               STR_ARG(browser->cookies[i].name), STR_ARG(browser->cookies[i].value));
    return all;
}

static void add_header(struct request *request, struct str name, struct str value)
{
    if (name.len && value.len)
        request->headers[request->header_count++] = (struct header){name, value};
}

static void fill_request(struct browser *browser, struct request *request, struct str target)
{
    request->path = str_cut(&target, '?');
    request->query = str_cut(&target, '#');
    request->address = browser->address;
    request->secure = browser->secure;
    request->proxied = browser->proxied;
    add_header(request, STR("Host"), browser->host);
    add_header(request, STR("Cookie"), cookie_header(browser));
    if (browser->on_page)
        add_header(request, STR("Sec-Fetch-Site"), STR("same-origin"));
    for (size_t i = 0; i < sizeof browser->extra / sizeof browser->extra[0]; i++)
        add_header(request, browser->extra[i].name, browser->extra[i].value);
}

static void keep_reply(struct browser *browser, const struct reply *reply)
{
    struct str body = reply->shared ? shared_body_bytes(reply->shared) : buf_str(&reply->body);
    browser->status = reply->status;
    browser->body = arena_copy(&browser->arena, body);
    browser->header_count = reply->header_count;
    for (size_t i = 0; i < reply->header_count; i++) {
        struct header header = {arena_copy(&browser->arena, reply->headers[i].name),
                                arena_copy(&browser->arena, reply->headers[i].value)};
        browser->headers[i] = header;
        if (str_eq_nocase(header.name, STR("Set-Cookie")))
            take_cookie(browser, header.value);
    }
    browser->location = browser_header(browser, "Location");
    struct str code = browser_between(browser, "name=\"csrf\" value=\"", '"');
    if (code.len)
        browser->csrf = code;
}

struct sending {
    enum method method;
    struct str target, type, body;
};

/* What fails on our side is forgotten where `keep_failure` is not set, as if nobody had sent it. Answers the status. */
static int send_once(struct browser *browser, const struct sending *sending, bool keep_failure)
{
    struct exchange exchange;
    exchange_init(&exchange);
    exchange.request.method = sending->method;
    exchange.request.body = sending->body;
    fill_request(browser, &exchange.request, sending->target);
    if (sending->type.len)
        add_header(&exchange.request, STR("Content-Type"), sending->type);
    router_call(&browser->site->app, &exchange);
    int status = exchange.reply.status;
    if (keep_failure || status < 500)
        keep_reply(browser, &exchange.reply);
    exchange_free(&exchange);
    return status;
}

/* Sent with its nth step of the store failing, for each n until none is left to fail: true when it was answered on the way. */
static bool send_with_faults(struct browser *browser, const struct sending *sending)
{
    int64_t steps = 0;
    bool struck = true, answered = false;
    struct writers *writers = browser->site->app.writers;
    struct numbers_given *numbers = numbers_note(browser->site->database);
    while (struck && !answered) {
        writers_fail_after(writers, steps + 1);
        answered = send_once(browser, sending, false) < 500;
        struck = !writers_fail_after(writers, -1);
        steps += struck;
        if (!answered)
            numbers_take_back(numbers); /* the tests know ids */
    }
    numbers_free(numbers);
    print_message("# %.*s: %lld steps failed first\n", STR_ARG(sending->target), (long long)steps);
    return answered;
}

static bool is_to_fail(enum method method)
{
    return method != METHOD_GET && method != METHOD_HEAD && getenv("RECOURSE_TEST_FAULTS");
}

int browser_send(struct browser *browser, enum method method, const char *target, const char *type,
                 struct str body)
{
    struct sending sending = {method, arena_copy(&browser->arena, str_from(target)),
                              type ? str_from(type) : STR_NONE, body};
    if (is_to_fail(method) && send_with_faults(browser, &sending))
        return browser->status;
    return send_once(browser, &sending, true);
}

int browser_get(struct browser *browser, const char *target)
{
    return browser_send(browser, METHOD_GET, target, NULL, STR_NONE);
}

int browser_post(struct browser *browser, const char *target, const char *form)
{
    if (browser->csrf.len == 0)
        browser_get(browser, "/ask");
    struct str body =
        arena_printf(&browser->arena, "csrf=%.*s%s%s", STR_ARG(browser->csrf), *form ? "&" : "", form);
    browser->on_page = true;
    int status = browser_send(browser, METHOD_POST, target, "application/x-www-form-urlencoded", body);
    browser->on_page = false;
    return status;
}

void assert_wrong_forms(struct browser *browser, const char *target, const struct wrong_form *rows,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(browser_post(browser, target, rows[i].form), 422);
        assert_sees(browser, rows[i].says);
        assert_sees(browser, "<title>Error: ");
    }
}

int browser_follow(struct browser *browser)
{
    assert_true(browser->location.len > 0);
    return browser_get(browser, arena_cstr(&browser->arena, browser->location));
}

bool browser_sees(const struct browser *browser, const char *text)
{
    return str_find(browser->body, str_from(text)) < browser->body.len;
}

size_t browser_times(const struct browser *browser, const char *text)
{
    size_t count = 0;
    struct str rest = browser->body, mark = str_from(text);
    for (size_t at; (at = str_find(rest, mark)) < rest.len; count++)
        rest = str_slice(rest, at + mark.len, rest.len);
    return count;
}

struct str browser_between(const struct browser *browser, const char *before, char end)
{
    size_t at = str_find(browser->body, str_from(before));
    struct str rest = str_slice(browser->body, at + strlen(before), browser->body.len);
    return str_cut(&rest, end);
}

static enum err insert_newcomer(struct ctx *ctx, void *arg)
{
    struct person *person = arg;
    person->created_at = ctx->now;
    return person_insert(ctx->db, person, person->handle);
}

struct entering {
    struct hash token_hash;
    int64_t person_id;
};

static enum err enter(struct ctx *ctx, void *arg)
{
    const struct entering *entering = arg;
    return session_insert(ctx->db, str_from(entering->token_hash.text), entering->person_id, ctx->now,
                          instant_add(ctx->now, SPAN_DAYS(30)));
}

void browser_sign_in(struct browser *browser, int64_t person_id)
{
    struct token token = token_new();
    struct entering entering = {hash_of(str_from(token.text)), person_id};
    http_arrange(browser->site, enter, &entering);
    set_cookie(browser, browser->secure ? STR("__Host-session") : STR("session"),
               arena_copy(&browser->arena, str_from(token.text)));
}

int64_t browser_become(struct browser *browser, const char *handle, enum role role)
{
    struct person person = {.handle = str_from(handle), .role = role};
    http_arrange(browser->site, insert_newcomer, &person);
    browser_sign_in(browser, person.id);
    return person.id;
}

int64_t browser_enter(struct browser *browser, struct http_site *site, const char *handle, enum role role)
{
    assert_true(site->entered_count < SITE_BROWSERS_MAX);
    site->entered[site->entered_count++] = browser;
    browser_open(browser, site);
    return handle ? browser_become(browser, handle, role) : 0;
}

struct browser *visit_begin(struct visit *visit, const struct fixture_database *database)
{
    http_open(&visit->site, database->url);
    browser_open(&visit->browser, &visit->site);
    return &visit->browser;
}

void visit_end(struct visit *visit)
{
    browser_close(&visit->browser);
    http_close(&visit->site);
}

struct browser visit_another(struct visit *visit)
{
    struct browser browser;
    browser_open(&browser, &visit->site);
    return browser;
}

void browser_await(struct browser *browser, const char *target, const char *text)
{
    struct str wanted = str_from(text);
    for (int i = 0; i < 1200; i++) {
        assert_int_equal(browser_get(browser, target), 200);
        if (str_find(browser->body, wanted) < browser->body.len)
            return;
        nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    }
    print_error("%s never had %s\n", target, text);
    assert_true(false);
}

struct str url_coded(struct arena *arena, const char *text)
{
    struct str out = STR_NONE;
    for (const char *c = text; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');
        out = plain ? arena_printf(arena, "%.*s%c", STR_ARG(out), *c)
                    : arena_printf(arena, "%.*s%%%02X", STR_ARG(out), (unsigned char)*c);
    }
    return out;
}
