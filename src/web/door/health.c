/* For those who watch: is the process alive, does the database answer, and the counters. */
#include "web/door/health.h"
#include "base/check.h"
#include "http/site/counters.h"
#include "http/wire/peer.h"
#include "service/order/effect.h"
#include "service/reach/outbox.h"
#include "service/staff/gauges.h"
#include "web/door/handlers.h"

enum err health_answer(struct call *call, int status, struct str text)
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
    return health_answer(call, 200, STR("ok\n"));
}

/* Money that was ordered and has not moved, by how it stands. */
static enum err put_effects(struct call *call, struct buf *out)
{
    static const enum effect_state open[] = {EFFECT_WAITING, EFFECT_SENT, EFFECT_FAILED, EFFECT_GIVEN_UP};
    int64_t counts[EFFECT_STATE_COUNT];
    enum err err = effect_counts(call->ctx, counts);
    if (err)
        return err;
    static const struct metric metric = {"recourse_effects", "gauge",
                                         "Money that was ordered to move and has not, by how it stands."};
    metric_begin(out, &metric);
    for (size_t i = 0; i < COUNT_OF(open); i++)
        buf_printf(out, "recourse_effects{state=\"%.*s\"} %lld\n",
                   STR_ARG(names_at(&effect_state_names, (int)open[i])), (long long)counts[open[i]]);
    return health_answer(call, 200, STR_NONE);
}

/* What is to leave the house and has not, by how it stands. */
static enum err put_outbox(struct call *call, struct buf *out)
{
    int64_t counts[OUTGOING_STATE_COUNT];
    enum err err = outbox_counts(call->ctx, counts);
    if (err)
        return err;
    static const struct metric metric = {"recourse_outbox", "gauge",
                                         "What is to leave the house and has not, by how it stands."};
    metric_begin(out, &metric);
    for (int i = 0; i < OUTGOING_STATE_COUNT; i++)
        if (i != OUTGOING_DONE)
            buf_printf(out, "recourse_outbox{state=\"%.*s\"} %lld\n",
                       STR_ARG(names_at(&outgoing_state_names, i)), (long long)counts[i]);
    return OK;
}

static enum err put_house(struct call *call, struct buf *out)
{
    static const struct metric overdue = {"recourse_deadlines_overdue", "gauge",
                                          "Orders with a deadline that is over and has not struck yet."};
    static const struct metric lag = {"recourse_deadline_lag_seconds", "gauge",
                                      "For how long the first of these has been over."};
    static const struct metric posts = {"recourse_posts_waiting", "gauge",
                                        "Posts that wait for a moderator."};
    static const struct metric bytes = {"recourse_database_bytes", "gauge", "Size of the database."};
    struct gauges gauges;
    enum err err = gauges_read(call->ctx, &gauges);
    if (err)
        return err;
    metric_print(out, &overdue, gauges.overdue);
    metric_print(out, &lag, gauges.overdue ? (call->ctx->now.ms - gauges.oldest_due.ms) / 1000 : 0);
    metric_print(out, &posts, gauges.waiting_posts);
    metric_print(out, &bytes, gauges.bytes);
    return OK;
}

static void put_writes(struct call *call, struct buf *out)
{
    static const struct metric wait = {"recourse_writes_waiting", "gauge",
                                       "Writes that wait for a writer now."};
    static const struct metric done = {"recourse_writes_total", "counter", "Writes done."};
    static const struct metric commit = {"recourse_commits_total", "counter", "Commits that they needed."};
    static const struct metric fails = {"recourse_writes_failing", "gauge",
                                        "1 while the database takes no writes: /readyz says no."};
    int64_t waiting, units, commits;
    writers_counts(call->app->writers, &waiting, &units, &commits);
    metric_print(out, &wait, waiting);
    metric_print(out, &done, units);
    metric_print(out, &commit, commits);
    metric_print(out, &fails, writers_failing(call->app->writers));
}

static void put_build(struct call *call, struct buf *out)
{
    static const struct metric build = {"recourse_build_info", "gauge",
                                        "Always 1; its labels tell the version and the kind of database."};
    static const struct metric rules = {"recourse_orders_without_rules", "gauge",
                                        "Orders that wait because their rules are not here."};
    bool sqlite = str_starts(call->app->options.database, STR("sqlite:"));
    metric_begin(out, &build);
    buf_printf(out, "recourse_build_info{version=\"%s\",database=\"%s\"} 1\n", RECOURSE_VERSION,
               sqlite ? "sqlite" : "postgresql");
    metric_print(out, &rules, call->app->orders_waiting);
}

bool health_may_look(const struct call *call)
{
    const struct peer_trust *watchers = call->app->options.watchers;
    return !watchers || peer_is_among(watchers, call->exchange->request.address);
}

enum err metrics_show(struct call *call)
{
    if (!health_may_look(call))
        return health_answer(call, 403, STR("metrics-from names others\n"));
    struct buf *out = &call->exchange->reply.body;
    put_build(call, out);
    counters_print(call->app->counters, out);
    put_writes(call, out);
    enum err err = put_house(call, out);
    if (!err)
        err = put_outbox(call, out);
    return err ? err : put_effects(call, out);
}
