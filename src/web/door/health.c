/* For those who watch: is the process alive, does the database answer, and the counters. */
#include "base/check.h"
#include "http/site/counters.h"
#include "service/desk/find.h"
#include "service/order/effect.h"
#include "service/reach/outbox.h"
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
    /* The timer writes each minute, and until it succeeds every few seconds: this finds out, and forgets again, by itself. */
    if (writers_failing(call->app->writers))
        return answer_plainly(call, 503, STR("the database takes no writes\n"));
    if (call->app->orders_waiting)
        return answer_plainly(call, 200,
                              arena_printf(&call->exchange->arena,
                                           "ready, but orders wait for their rules: %.*s\n",
                                           STR_ARG(call->app->rules_missing)));
    return answer_plainly(call, 200, STR("ready\n"));
}

/* Money that was ordered and has not moved, by how it stands. */
static enum err put_effects(struct call *call, struct buf *out)
{
    static const enum effect_state open[] = {EFFECT_WAITING, EFFECT_SENT, EFFECT_FAILED, EFFECT_GIVEN_UP};
    int64_t counts[EFFECT_STATE_COUNT];
    enum err err = effect_counts(call->ctx, counts);
    if (err)
        return err;
    buf_put(out, STR("# TYPE recourse_effects gauge\n"));
    for (size_t i = 0; i < COUNT_OF(open); i++)
        buf_printf(out, "recourse_effects{state=\"%.*s\"} %lld\n",
                   STR_ARG(names_at(&effect_state_names, (int)open[i])), (long long)counts[open[i]]);
    return answer_plainly(call, 200, STR_NONE);
}

/* What is to leave the house and has not, by how it stands. */
static enum err put_outbox(struct call *call, struct buf *out)
{
    int64_t counts[OUTGOING_STATE_COUNT];
    enum err err = outbox_counts(call->ctx, counts);
    if (err)
        return err;
    buf_put(out, STR("# TYPE recourse_outbox gauge\n"));
    for (int i = 0; i < OUTGOING_STATE_COUNT; i++)
        if (i != OUTGOING_DONE)
            buf_printf(out, "recourse_outbox{state=\"%.*s\"} %lld\n",
                       STR_ARG(names_at(&outgoing_state_names, i)), (long long)counts[i]);
    return OK;
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
    buf_printf(out, "# TYPE recourse_orders_without_rules gauge\nrecourse_orders_without_rules %lld\n",
               (long long)call->app->orders_waiting);
    buf_printf(out, "# TYPE recourse_commits_total counter\nrecourse_commits_total %lld\n",
               (long long)commits);
    enum err err = put_outbox(call, out);
    return err ? err : put_effects(call, out);
}
