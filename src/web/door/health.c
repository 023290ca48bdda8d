/* For those who watch: is the process alive, does the database answer, and the counters. */
#include "http/site/counters.h"
#include "service/desk/find.h"
#include "web/door/handlers.h"

static enum err answer_plainly(struct call *call, int status, struct str text)
{
    struct reply *reply = &call->exchange->reply;
    reply->status = status;
    reply->type = STR("text/plain; charset=utf-8");
    buf_put(&reply->body, text);
    reply_header(reply, STR("Cache-Control"), STR("no-store"));
    call->answered = true;
    return OK;
}

enum err healthz_show(struct call *call)
{
    return answer_plainly(call, 200, STR("ok\n"));
}

enum err readyz_show(struct call *call)
{
    struct list list;
    struct list_wanted first = {0};
    if (find_list(call->ctx, &first, &list))
        return answer_plainly(call, 503, STR("the database does not answer\n"));
    return answer_plainly(call, 200, STR("ready\n"));
}

enum err metrics_show(struct call *call)
{
    int64_t waiting, units, commits;
    struct buf *out = &call->exchange->reply.body;
    counters_print(call->app->counters, out);
    writers_counts(call->app->writers, &waiting, &units, &commits);
    buf_printf(out, "# TYPE recourse_writes_waiting gauge\nrecourse_writes_waiting %lld\n",
               (long long)waiting);
    buf_printf(out, "# TYPE recourse_writes_total counter\nrecourse_writes_total %lld\n", (long long)units);
    buf_printf(out, "# TYPE recourse_commits_total counter\nrecourse_commits_total %lld\n",
               (long long)commits);
    return answer_plainly(call, 200, STR_NONE);
}
