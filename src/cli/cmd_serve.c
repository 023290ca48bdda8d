/* recourse serve */
#include "base/log.h"
#include "cli/commands.h"
#include "cli/unit.h"
#include "http/door/router.h"
#include "http/wire/server.h"
#include "http/site/follow.h"
#include "http/site/timer.h"
#include "service/people/account.h"
#include "service/demo/demo.h"
#include "service/demo/commission.h"
#include "service/demo/orders.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { LINK_ROOM = 128 };

/* What is said at the start, besides the address. */
struct beginning {
    struct demo_accounts accounts;
    struct arena *kept;          /* what outlives the unit of work */
    char set_up_path[LINK_ROOM]; /* empty: there is an operator */
};

enum { CONNECTIONS = 1024, BODY_MAX = 12 * 1024 * 1024, PATIENCE_SECONDS = 10 };

/* Waits until somebody wants the program to end. Threads started before inherit the blocked signals. */
static void wait_for_end(const sigset_t *signals)
{
    int which;
    sigwait(signals, &which);
    log_line("stop", "signal=%d", which);
}

static unsigned thread_count(struct str configured)
{
    int64_t threads;
    if (str_to_int(configured, &threads) && threads > 0 && threads <= 64)
        return (unsigned)threads;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores > 0 && cores < 64 ? (unsigned)cores : 1;
}

struct serving {
    struct app app;
    struct timer *timer;
    struct follow *follow;
    struct server *server;
};

static enum err start(struct run *run, struct serving *serving)
{
    int64_t patience;
    unsigned threads = thread_count(run->given.config[CONFIG_THREADS]);
    if (!str_to_int(run->given.config[CONFIG_PATIENCE], &patience) || patience < 1 || patience > 600)
        return fail(&run->failure, ERR_INPUT, "--patience takes a number of seconds from 1 to 600");
    enum err err = run_open_app(run, &serving->app, threads);
    if (err)
        return err;
    struct server_options options = {
        .listen = run->given.config[CONFIG_LISTEN],
        .threads = threads,
        .connections = CONNECTIONS,
        .idle_seconds = (unsigned)patience,
        .body_max = BODY_MAX,
        .body_max_of = router_body_max,
        .trusted_proxy = run->given.config[CONFIG_TRUSTED_PROXY],
        .handle = router_handle,
        .refuse = router_refuse,
        .app = &serving->app,
    };
    serving->timer = timer_start(&serving->app); /* first: nobody meets a deadline that an outage excuses */
    serving->follow = follow_start(&serving->app);
    err = server_start(&options, &serving->server, &run->failure);
    if (err) {
        follow_stop(serving->follow);
        timer_stop(serving->timer);
        app_close(&serving->app);
    }
    return err;
}

/* ---- what an empty database begins with ---- */

static void say_accounts(const struct demo_accounts *accounts)
{
    for (size_t i = 0; i < accounts->count; i++) {
        const struct demo_account *account = &accounts->at[i];
        printf("%s%-8.*s %-26.*s (%.*s)\n", i ? "              " : "demo account: ", STR_ARG(account->handle),
               STR_ARG(account->password), STR_ARG(role_name(account->role)));
    }
}

/* Run again after a conflict, it loads into a database that is as empty as before. */
static enum err begin_demo(struct ctx *ctx, void *arg)
{
    struct beginning *beginning = arg;
    bool loaded;
    struct policy_set policies;
    enum err err = demo_load(ctx, &loaded);
    if (!err && loaded)
        err = policy_set_load(ctx->arena, &packed_policies, &policies, &ctx->failure);
    if (!err && loaded)
        err = demo_orders_load(ctx, &policies);
    if (!err && loaded)
        err = demo_commission_load(ctx, &policies);
    if (!err)
        err = demo_accounts_open(ctx, &beginning->accounts);
    for (size_t i = 0; !err && i < beginning->accounts.count; i++) {
        struct demo_account *account = &beginning->accounts.at[i];
        account->handle = arena_copy(beginning->kept, account->handle);
        account->password = arena_copy(beginning->kept, account->password);
    }
    return err;
}

static enum err begin_site(struct ctx *ctx, void *arg)
{
    char *path = arg;
    struct str made;
    enum err err = account_set_up_link(ctx, &made);
    if (!err)
        snprintf(path, LINK_ROOM, "%.*s", STR_ARG(made));
    return err;
}

/* The demo, or a link for the operator's account where there is none yet. */
static enum err begin(struct run *run, bool demo, struct beginning *beginning)
{
    struct workplace place;
    enum err err = workplace_open(run, &place);
    if (err)
        return err;
    if (demo)
        err = workplace_do(run, &place, begin_demo, beginning);
    else
        err = workplace_do(run, &place, begin_site, beginning->set_up_path);
    workplace_close(&place);
    return err;
}

/* ---- serving ---- */

static void say_where(struct run *run, const struct server *server, const struct beginning *beginning)
{
    struct str host = run->given.config[CONFIG_LISTEN];
    size_t colon = host.len;
    while (colon && host.at[colon - 1] != ':')
        colon--;
    printf("listening on http://%.*s%u\n", (int)colon, host.at, server_port(server));
    say_accounts(&beginning->accounts);
    if (beginning->set_up_path[0])
        printf("set up the operator's account (once, within a day): http://%.*s%u%s\n", (int)colon, host.at,
               server_port(server), beginning->set_up_path);
    fflush(stdout);
}

int cmd_serve(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("demo"), true}};
    struct run run;
    struct serving serving;
    sigset_t signals;
    struct beginning beginning = {.kept = &run.arena};
    int status = run_begin(&run, &(struct command_line){argc, argv, options, 1});
    if (status)
        return status;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    if (begin(&run, run.given.options[0].len > 0, &beginning) || start(&run, &serving))
        return run_failed(&run);
    say_where(&run, serving.server, &beginning);
    wait_for_end(&signals);
    server_stop(serving.server, SPAN_SECONDS(PATIENCE_SECONDS));
    follow_stop(serving.follow);
    timer_stop(serving.timer);
    app_close(&serving.app);
    return run_end(&run, EXIT_DONE);
}
