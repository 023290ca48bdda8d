#include "support/tracking/services.h"

#include "service/reach/outbox.h"
#include "store/order/following.h"
#include "text/clock/when.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { WAIT_TRIES = 1200, WAIT_NS = 50 * 1000 * 1000, CALL_MAX = 64 * 1024 };

void services_open(struct services *services)
{
    int64_t port = 0;
    *services = (struct services){.port = 0};
    arena_init(&services->arena, (size_t)16 << 20);
    child_start(&services->child, "tracking/services.py", "services");
    assert_true(str_to_int(str_trim(str_from(services->child.line)), &port));
    services->port = (unsigned)port;
}

void services_close(struct services *services)
{
    child_end(&services->child);
    arena_free(&services->arena);
}

struct str services_url(struct services *services, const char *service)
{
    return arena_printf(&services->arena, "http://127.0.0.1:%u/%s", services->port, service);
}

void services_fault(struct services *services, const char *lines)
{
    char path[96];
    snprintf(path, sizeof path, "%s/fault", services->child.folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(lines, out);
    fclose(out);
}

static FILE *opened(const struct services *services, int n)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%d", services->child.folder, n);
    return fopen(path, "rb");
}

int services_count(struct services *services)
{
    int count = 0;
    for (FILE *in; (in = opened(services, count + 1)); count++)
        fclose(in);
    return count;
}

const char *services_call(struct services *services, int n)
{
    FILE *in = NULL;
    for (int i = 0; !(in = opened(services, n)) && i < WAIT_TRIES; i++)
        nanosleep(&(struct timespec){0, WAIT_NS}, NULL);
    if (!in)
        print_error("call %d never came\n", n);
    assert_non_null(in);
    char *text = arena_take(&services->arena, CALL_MAX);
    text[fread(text, 1, CALL_MAX - 1, in)] = 0;
    fclose(in);
    return text;
}

/* ---- a site that asks them ---- */

static void set_keys(struct followed *followed, const char *names)
{
    struct service_settings *settings = &followed->visit.site.app.options.services;
    struct str rest = str_from(names);
    while (rest.len) {
        enum webhook service = webhook_named(str_cut(&rest, ' '));
        assert_true(service != WEBHOOK_COUNT);
        const char *name = arena_cstr(&followed->services.arena, webhook_name(service));
        settings->at[service] =
            (struct service_access){services_url(&followed->services, name), STR("our-key")};
    }
}

struct browser *followed_begin(struct followed *followed, const struct fixture_database *database,
                               const char *names)
{
    struct browser *browser = visit_begin(&followed->visit, database);
    services_open(&followed->services);
    set_keys(followed, names);
    followed->outside = (struct outside){.inside = true};
    followed->deliverer = deliverer_start(&followed->visit.site.app, &followed->outside);
    browser_become(browser, "Ann", ROLE_MEMBER);
    return browser;
}

void followed_end(struct followed *followed)
{
    deliverer_stop(followed->deliverer);
    services_close(&followed->services);
    visit_end(&followed->visit);
}

void followed_restart(struct followed *followed)
{
    deliverer_stop(followed->deliverer);
    followed->deliverer = deliverer_start(&followed->visit.site.app, &followed->outside);
}

const char *followed_order(struct browser *ann, const char *number)
{
    struct instant now = instant_now();
    struct str ordered = when_iso(&ann->arena, instant_add(now, SPAN_DAYS(-20))),
               shipped = when_iso(&ann->arena, instant_add(now, SPAN_DAYS(-18))),
               ends = when_iso(&ann->arena, instant_add(now, SPAN_DAYS(40)));
    struct str form = arena_printf(&ann->arena,
                                   "policy=aliexpress-2016&title=Coat&price=12.50&currency=USD&ordered=%.10s&"
                                   "shipped=%.10s&protection_ends=%.10s&tracking=%s",
                                   ordered.at, shipped.at, ends.at, number);
    assert_int_equal(browser_post(ann, "/orders/new", form.at), 303);
    return arena_cstr(&ann->arena, ann->location);
}

int times_in(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text++)
        count++;
    return count;
}

bool sees_in_time(struct browser *browser, const char *target, const char *text)
{
    for (int i = 0; i < WAIT_TRIES; i++) {
        browser_get(browser, target);
        if (browser_sees(browser, text))
            return true;
        nanosleep(&(struct timespec){0, WAIT_NS}, NULL);
    }
    print_error("not seen in time: %s\n%.*s\n", text, STR_ARG(browser->body));
    return false;
}

struct later {
    const char *number;
    int64_t hours;
    bool busy; /* a call about it is on its way: its answer is still to be taken */
};

static struct instant sooner(struct instant at, int64_t hours)
{
    return at.ms ? instant_add(at, SPAN_HOURS(-hours)) : at;
}

static enum err number_later(struct ctx *ctx, const struct later *later)
{
    struct following following;
    enum err err = following_load(ctx->db, ctx->arena, str_from(later->number), &following);
    following.since = sooner(following.since, later->hours);
    following.due_at = sooner(following.due_at, later->hours);
    following.asked_at = sooner(following.asked_at, later->hours);
    following.answered_at = sooner(following.answered_at, later->hours);
    return err ? err : following_set(ctx->db, &following);
}

/* A call is kept before it is answered: what is changed between the two is changed back by the answer. */
static enum err look_whether_busy(struct ctx *ctx, struct later *later)
{
    enum err err = OK;
    later->busy = false;
    for (int i = 0; !err && i < WEBHOOK_COUNT; i++) {
        struct outgoings all;
        struct outgoing_due due = {webhook_name((enum webhook)i), instant_add(ctx->now, SPAN_HOURS(1)), 50};
        err = outgoing_load_due(ctx->db, ctx->arena, &due, &all);
        for (size_t k = 0; !err && k < all.count; k++)
            later->busy |= str_eq(all.at[k].state_name, STR("sent")) &&
                           str_find(all.at[k].payload, str_from(later->number)) < all.at[k].payload.len;
    }
    return err;
}

static enum err rows_later(struct ctx *ctx, struct str kind, int64_t hours)
{
    struct outgoings due;
    struct outgoing_due wanted = {kind, instant_add(ctx->now, SPAN_HOURS(hours)), 50};
    enum err err = outgoing_load_due(ctx->db, ctx->arena, &wanted, &due);
    for (size_t i = 0; !err && i < due.count; i++) {
        bool changed;
        struct outgoing before = due.at[i];
        due.at[i].next_try_at = ctx->now;
        err = outgoing_set(ctx->db, &due.at[i], &before, &changed);
    }
    return err;
}

static enum err go_on(struct ctx *ctx, void *arg)
{
    struct later *later = arg;
    enum err err = look_whether_busy(ctx, later);
    if (err || later->busy)
        return err;
    err = number_later(ctx, later);
    for (int i = 0; !err && i < WEBHOOK_COUNT; i++)
        err = rows_later(ctx, webhook_name((enum webhook)i), later->hours);
    return err;
}

void followed_later(struct followed *followed, const char *number, int64_t hours)
{
    struct later later = {number, hours, true};
    for (int i = 0; later.busy && i < WAIT_TRIES; i++) {
        if (i)
            nanosleep(&(struct timespec){0, WAIT_NS}, NULL);
        http_arrange(&followed->visit.site, go_on, &later);
    }
    assert_false(later.busy);
}

static enum err unseen(struct ctx *ctx, void *arg)
{
    const struct later *later = arg;
    return following_set_looked(ctx->db, str_from(later->number),
                                instant_add(ctx->now, SPAN_HOURS(-later->hours)));
}

void followed_unseen(struct followed *followed, const char *number, int64_t days)
{
    struct later later = {number, 24 * days, false};
    http_arrange(&followed->visit.site, unseen, &later);
}
