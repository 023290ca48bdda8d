/* recourse serve */
#include "base/check.h"
#include "base/fence.h"
#include "base/log.h"
#include "base/packed.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "cli/site/reload.h"
#include "cli/site/supervisor.h"
#include "http/door/router.h"
#include "http/reach/deliverer.h"
#include "http/reach/far_copies.h"
#include "http/reach/inbox.h"
#include "http/reach/provider.h"
#include "http/site/copies.h"
#include "http/site/follow.h"
#include "http/site/rewording.h"
#include "http/site/timer.h"
#include "http/wire/peer.h"
#include "http/wire/server.h"
#include "service/demo/commission.h"
#include "service/demo/demo.h"
#include "service/demo/orders.h"
#include "service/desk/category.h"
#include "service/people/account.h"
#include "store/engine/alone.h"

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

enum { LINK_ROOM = 128 };

/* What is said at the start, besides the address. */
struct beginning {
    struct demo_accounts accounts;
    struct arena *kept;          /* what outlives the unit of work */
    char set_up_path[LINK_ROOM]; /* empty: there is an operator */
};

enum { OTHER_FILES = 256, BODY_MAX = 12 * 1024 * 1024, PATIENCE_SECONDS = 10 };

/* Waits until somebody wants the program to end. Threads started before inherit the blocked signals. */
static void wait_for_end(struct run *run, const struct command_line *line, struct app *app,
                         const sigset_t *signals)
{
    int which = SIGHUP;
    while (sigwait(signals, &which) == 0 && which == SIGHUP)
        reload(run, line, app);
    supervisor_say("STOPPING=1");
    log_line("stop", "signal=%d", which);
}

/* Each connection is an open file; beside them are the database's and the program's own. */
static unsigned connection_count(const struct run *run)
{
    struct rlimit files;
    rlim_t wanted = (rlim_t)config_number(&run->given, CONFIG_CONNECTIONS);
    check(getrlimit(RLIMIT_NOFILE, &files) == 0);
    if (files.rlim_cur < wanted + OTHER_FILES) {
        files.rlim_cur = files.rlim_max < wanted + OTHER_FILES ? files.rlim_max : wanted + OTHER_FILES;
        check(setrlimit(RLIMIT_NOFILE, &files) == 0);
    }
    if (files.rlim_cur >= wanted + OTHER_FILES)
        return (unsigned)wanted;
    rlim_t left = files.rlim_cur > 2 * OTHER_FILES ? files.rlim_cur - OTHER_FILES : files.rlim_cur / 2;
    log_line("serve", "connections=%llu wanted=%llu reason=the limit of open files is %llu",
             (unsigned long long)left, (unsigned long long)wanted, (unsigned long long)files.rlim_cur);
    return (unsigned)left;
}

static unsigned thread_count(const struct run *run)
{
    int64_t threads = config_number(&run->given, CONFIG_THREADS);
    if (threads)
        return (unsigned)threads;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores > 0 && cores < 64 ? (unsigned)cores : 1;
}

struct serving {
    struct app app;
    struct serving_settings set;
    struct timer *timer;
    struct follow *follow;
    struct rewording *rewording; /* NULL: all words are of this version */
    struct deliverer *deliverer;
    struct inbox *inbox;           /* NULL: no mail is read */
    struct copies *copies;         /* NULL: none are kept */
    struct far_copies *far_copies; /* NULL: none are sent */
    struct watchdog *watchdog;     /* NULL: nobody asks for it */
    struct server *server;
};

/* What stops last has begun first. */
static void stop_threads(struct serving *serving)
{
    struct provider *provider = serving->app.provider;
    watchdog_stop(serving->watchdog);
    if (serving->far_copies)
        far_copies_stop(serving->far_copies);
    if (serving->copies)
        copies_stop(serving->copies);
    inbox_stop(serving->inbox);
    deliverer_stop(serving->deliverer);
    rewording_stop(serving->rewording);
    follow_stop(serving->follow);
    timer_stop(serving->timer);
    app_close(&serving->app);
    provider_close(provider);
}

static void start_copies(struct serving *serving)
{
    serving->copies = serving->set.shelf.folder.len ? copies_start(&serving->app, &serving->set.shelf) : NULL;
    serving->far_copies = serving->set.bucket.bucket.len
                              ? far_copies_start(&serving->app, &serving->set.shelf, &serving->set.bucket)
                              : NULL;
}

static enum err start(struct run *run, struct serving *serving)
{
    unsigned threads = thread_count(run);
    enum err err = run_serving(run, &serving->set);
    if (!err)
        err = run_open_app(run, &serving->app, threads);
    if (err)
        return err;
    if (run->given.config[CONFIG_METRICS_FROM].len)
        serving->app.options.watchers = &serving->set.watchers;
    struct server_options options = {
        .listen = run->given.config[CONFIG_LISTEN],
        .threads = threads,
        .connections = connection_count(run),
        .share = {(unsigned)config_number(&run->given, CONFIG_ADDRESS_CONNECTIONS),
                  (unsigned)config_number(&run->given, CONFIG_NETWORK_CONNECTIONS)},
        .idle_seconds = (unsigned)config_number(&run->given, CONFIG_PATIENCE),
        .body_max = BODY_MAX,
        .body_max_of = router_body_max,
        .trust = &serving->set.trust,
        .handle = router_handle,
        .refuse = router_refuse,
        .app = &serving->app,
    };
    serving->app.provider = provider_open(&serving->set.provider);
    serving->timer = timer_start(&serving->app); /* first: nobody meets a deadline that an outage excuses */
    serving->follow = follow_start(&serving->app, run->given.config[CONFIG_DB], FOLLOW_LOOK_MS);
    serving->rewording = rewording_start(&serving->app);
    serving->deliverer = deliverer_start(&serving->app, &serving->set.outside);
    serving->inbox = inbox_start(&serving->app, &serving->set.outside.inbox);
    start_copies(serving);
    serving->watchdog = watchdog_start(&serving->app);
    if (!fence_raise(serving->app.options.decoder.program))
        log_warning("fence", "raised=0 reason=this kernel takes no filter of calls");
    err = server_start(&options, &serving->server, &run->failure);
    if (err)
        stop_threads(serving);
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
    if (!err && made.len)
        err = category_begin(ctx);
    if (!err)
        snprintf(path, LINK_ROOM, "%.*s", STR_ARG(made));
    return err;
}

/* The demo, or a link for the operator's account where there is none yet. */
static enum err begin_once(struct run *run, bool demo, struct beginning *beginning)
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

/* Where a server beside this one began at the same moment, what it made is there at the second look. */
static enum err begin(struct run *run, bool demo, struct beginning *beginning)
{
    enum err err = begin_once(run, demo, beginning);
    return err == ERR_CONFLICT ? begin_once(run, demo, beginning) : err;
}

/* ---- serving ---- */

/* As a browser on this machine calls it; an address that stands for all of them is opened by the nearest one. */
static const char *address_of(struct run *run, const struct server *server)
{
    static const struct {
        struct str host, called;
    } all[] = {{STR_INIT(""), STR_INIT("127.0.0.1")},
               {STR_INIT("0.0.0.0"), STR_INIT("127.0.0.1")},
               {STR_INIT("[::]"), STR_INIT("[::1]")}};
    struct str listen = run->given.config[CONFIG_LISTEN];
    if (str_starts(listen, STR("unix:")) || str_eq(listen, STR("systemd")))
        return "http://localhost";
    size_t colon = listen.len;
    while (colon && listen.at[colon - 1] != ':')
        colon--;
    struct str host = str_slice(listen, 0, colon - 1);
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (str_eq(host, all[i].host))
            host = all[i].called;
    return arena_printf(&run->arena, "http://%.*s:%u", STR_ARG(host), server_port(server)).at;
}

static void say_where(struct run *run, struct serving *serving, const struct beginning *beginning)
{
    struct str listen = run->given.config[CONFIG_LISTEN];
    struct site *site = app_site(&serving->app);
    struct str address = app_address(&serving->app, site);
    if (str_starts(listen, STR("unix:")) || str_eq(listen, STR("systemd")))
        printf("listening on %.*s\n", STR_ARG(listen));
    else
        printf("listening on %s\n", serving->app.listens);
    if (!site->settings[SETTING_BASE_URL].len && !serving->set.trust.count && !serving->set.trust.local)
        tell(&run->arena,
             STR(N_("no address is set yet: until the set-up has one, pages are answered by addresses and "
                    "names of this "
                    "network alone. Behind a proxy, start with --trusted-proxy and its address, such as "
                    "127.0.0.1")),
             (struct word_places){0});
    say_accounts(&beginning->accounts);
    if (beginning->set_up_path[0])
        tell(&run->arena, STR(N_("set up the operator's account (once, within half an hour): {address}")),
             PLACES(PLACE("address",
                          arena_printf(&run->arena, "%.*s%s", STR_ARG(address), beginning->set_up_path))));
    site_drop(site);
    fflush(stdout);
}

/* Before there is a second thread. */
static void shape_log(const struct run *run)
{
    struct log_shape shape = {
        .least = (enum log_level)config_choice(&run->given, CONFIG_LOG_LEVEL),
        .json = config_choice(&run->given, CONFIG_LOG) == 1,
        .journal = supervisor_reads_log(),
        .socket = "/run/systemd/journal/socket",
    };
    log_shape(&shape);
}

/* What runs here, for whoever reads the log later. */
static void log_start(const struct run *run)
{
    bool sqlite = str_starts(run->given.config[CONFIG_DB], STR("sqlite:"));
    log_line("start", "version=%s schema=%zu database=%s listen=%.*s threads=%u", RECOURSE_VERSION,
             packed_schema.count, sqlite ? "sqlite" : "postgresql", STR_ARG(run->given.config[CONFIG_LISTEN]),
             thread_count(run));
}

/* A socket that was handed over is for this process alone. */
static enum err check_socket(struct run *run)
{
    if (!str_eq(run->given.config[CONFIG_LISTEN], STR("systemd")) || supervisor_gave_socket())
        return OK;
    return fail(
        &run->failure, ERR_INPUT,
        "no socket was handed over at the start: listen = systemd wants recourse.socket to be enabled");
}

/* What there is belongs to this server before it changes anything, what it has made now. */
static enum err begin_alone(struct run *run, bool demo, struct beginning *beginning)
{
    int held = -1;
    enum err err = db_hold(run->given.config[CONFIG_DB], &held, &run->failure);
    if (!err)
        err = begin(run, demo, beginning);
    return err ? err : db_hold(run->given.config[CONFIG_DB], &held, &run->failure);
}

static void block_signals(sigset_t *signals)
{
    sigemptyset(signals);
    sigaddset(signals, SIGINT);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, signals, NULL);
}

int cmd_serve(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("demo"), true}};
    struct run run;
    struct serving serving;
    sigset_t signals;
    struct beginning beginning = {.kept = &run.arena};
    struct command_line line = {argc, argv, options, 1};
    int status = run_begin(&run, &line);
    if (status)
        return status;
    if (run.given.operand_count)
        return run_misused(&run);
    block_signals(&signals);
    shape_log(&run);
    if (check_socket(&run) || begin_alone(&run, run.given.options[0].len > 0, &beginning) ||
        start(&run, &serving))
        return run_failed(&run);
    app_listens(&serving.app, address_of(&run, serving.server));
    say_where(&run, &serving, &beginning);
    log_start(&run);
    supervisor_say("READY=1");
    wait_for_end(&run, &line, &serving.app, &signals);
    server_stop(serving.server, SPAN_SECONDS(PATIENCE_SECONDS));
    stop_threads(&serving);
    return run_end(&run, EXIT_DONE);
}
