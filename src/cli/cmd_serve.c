/* recourse serve */
#include "base/log.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "http/router.h"
#include "http/server.h"
#include "store/migrate.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { CONNECTIONS = 1024, IDLE_SECONDS = 30, BODY_MAX = 1024 * 1024, PATIENCE_SECONDS = 10 };

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

static enum err start(struct run *run, struct app *app, struct server **server)
{
    unsigned threads = thread_count(run->given.config[CONFIG_THREADS]);
    enum err err = run_open_app(run, app, threads);
    if (err)
        return err;
    struct server_options options = {
        .listen = run->given.config[CONFIG_LISTEN],
        .threads = threads,
        .connections = CONNECTIONS,
        .idle_seconds = IDLE_SECONDS,
        .body_max = BODY_MAX,
        .trusted_proxy = run->given.config[CONFIG_TRUSTED_PROXY],
        .handle = router_handle,
        .refuse = router_refuse,
        .app = app,
    };
    err = server_start(&options, server, &run->failure);
    if (err)
        app_close(app);
    return err;
}

static void say_where(struct run *run, const struct server *server)
{
    struct str host = run->given.config[CONFIG_LISTEN];
    size_t colon = host.len;
    while (colon && host.at[colon - 1] != ':')
        colon--;
    printf("listening on http://%.*s%u\n", (int)colon, host.at, server_port(server));
    fflush(stdout);
}

int cmd_serve(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("demo"), true}};
    struct run run;
    struct app app;
    struct server *server;
    sigset_t signals;
    int64_t applied;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, 1});
    if (status)
        return status;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    if (migrate_to_latest(run.given.config[CONFIG_DB], &applied, &run.failure) || start(&run, &app, &server))
        return run_failed(&run);
    say_where(&run, server);
    wait_for_end(&signals);
    server_stop(server, SPAN_SECONDS(PATIENCE_SECONDS));
    app_close(&app);
    return run_end(&run, EXIT_DONE);
}
