/* recourse healthcheck [--wait SECONDS]: asks the server of these settings whether it is ready, for containers and scripts. */
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/session.h"
#include "cli/kit/tongue.h"
#include "http/reach/web.h"
#include "service/reach/cause.h"

#include <time.h>

enum { WAIT_MAX = 3600, ANSWER_SECONDS = 5, PAUSE_MS = 200 };

/* Where a server that listens on "0.0.0.0:8080", "[::]:8080" or "unix:/path" is asked from this machine. */
static enum err find_server(struct run *run, struct web_call *call)
{
    static const struct str every[][2] = {{STR_INIT("0.0.0.0:"), STR_INIT("127.0.0.1:")},
                                          {STR_INIT("[::]:"), STR_INIT("[::1]:")}};
    struct str listen = run->given.config[CONFIG_LISTEN], address = listen, unix_path = STR("unix:");
    bool path = str_starts(listen, unix_path);
    if (path)
        address = STR("localhost");
    if (path)
        call->socket = str_slice(listen, unix_path.len, listen.len);
    for (size_t i = 0; i < COUNT_OF(every); i++)
        if (str_starts(listen, every[i][0]))
            address = arena_printf(&run->arena, "%.*s%.*s", STR_ARG(every[i][1]),
                                   STR_ARG(str_slice(listen, every[i][0].len, listen.len)));
    bool port = str_find_char(address, ':') < address.len && !str_ends(address, STR(":0"));
    if (!path && !port)
        return fail(&run->failure, ERR_INPUT, "where the server listens is not known from \"{listen}\"",
                    PLACE("listen", listen));
    call->url = arena_printf(&run->arena, "http://%.*s/readyz", STR_ARG(address));
    return OK;
}

/* Until it is ready, or so many seconds are over. */
static void ask(struct run *run, const struct web_call *call, int64_t seconds, struct web_answer *answer)
{
    struct web *web = web_open();
    int64_t end = steady_ms() + seconds * 1000;
    web_ask(web, &run->arena, call, answer);
    while (answer->status != 200 && steady_ms() < end) {
        nanosleep(&(struct timespec){0, PAUSE_MS * 1000 * 1000}, NULL);
        web_ask(web, &run->arena, call, answer);
    }
    web_close(web);
}

int cmd_healthcheck(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("wait"), false}};
    struct run run;
    struct web_answer answer;
    struct web_call call = {.method = STR("GET"), .seconds = ANSWER_SECONDS, .inside = true};
    int64_t seconds = 0;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, COUNT_OF(options)});
    if (status)
        return status;
    struct str wait = run.given.options[0];
    if (run.given.operand_count)
        return run_misused(&run);
    if (wait.len && (!str_to_int(wait, &seconds) || seconds < 1 || seconds > WAIT_MAX)) {
        fail(&run.failure, ERR_INPUT, "--wait takes seconds, from 1 to {most}", PLACE_ID("most", WAIT_MAX));
        return run_failed(&run);
    }
    if (find_server(&run, &call))
        return run_failed(&run);
    ask(&run, &call, seconds, &answer);
    if (answer.status == 200) {
        tell(&run.arena, STR(N_("the server is ready")), (struct word_places){0});
        return run_end(&run, EXIT_DONE);
    }
    if (answer.status)
        fail(&run.failure, ERR_IO, "the server is not ready: {address} answers {status}",
             PLACE("address", call.url), PLACE_ID("status", answer.status));
    else
        fail(&run.failure, ERR_IO, "the server does not answer at {address}: {why}",
             PLACE("address", call.url),
             PLACE("why", cause_said(&run.arena, operator_language(), str_from(answer.said))));
    run_failed(&run);
    return EXIT_FOUND;
}
