/* Is it ready, and, when that is asked for, how each part stands. */
#include "base/check.h"
#include "service/desk/find.h"
#include "service/reach/outbox.h"
#include "service/staff/gauges.h"
#include "text/kit/json_write.h"
#include "web/door/handlers.h"
#include "web/door/health.h"

enum { LATE_MS = 5 * 60 * 1000 };

/* One part: whether it is well, whether nothing can be served without it, and a number that tells more. */
struct part {
    struct str name;
    bool well, needed;
    int64_t number;
};
enum { PARTS = 5 };

static bool database_answers(struct call *call)
{
    struct list list;
    struct list_wanted first = {0};
    return find_list(call->ctx, &first, &list) == OK;
}

/* What asks the database is left out when it does not answer. */
static size_t look_at(struct call *call, struct part parts[PARTS])
{
    struct gauges gauges;
    int64_t mails[OUTGOING_STATE_COUNT], now = call->ctx->now.ms;
    bool answers = database_answers(call);
    size_t count = 0;
    parts[count++] = (struct part){STR("database"), answers, true, 0};
    /* The timer writes each minute, and until it succeeds every few seconds: this finds out, and forgets again, by itself. */
    parts[count++] = (struct part){STR("writes"), !writers_failing(call->app->writers), true, 0};
    parts[count++] =
        (struct part){STR("rules"), !call->app->orders_waiting, false, call->app->orders_waiting};
    if (!answers || gauges_read(call->ctx, &gauges) || outbox_counts(call->ctx, mails))
        return count;
    int64_t late = gauges.overdue ? now - gauges.oldest_due.ms : 0;
    parts[count++] = (struct part){STR("deadlines"), late < LATE_MS, false, gauges.overdue};
    parts[count++] = (struct part){STR("outbox"), !mails[OUTGOING_GIVEN_UP], false, mails[OUTGOING_GIVEN_UP]};
    return count;
}

static void put_parts(struct json *json, const struct part *parts, size_t count)
{
    json_name(json, STR("parts"));
    json_array_begin(json);
    for (size_t i = 0; i < count; i++) {
        json_object_begin(json);
        json_put(json, STR("name"), parts[i].name);
        json_put_bool(json, STR("well"), parts[i].well);
        json_put_bool(json, STR("needed"), parts[i].needed);
        json_put(json, STR("number"), parts[i].number);
        json_object_end(json);
    }
    json_array_end(json);
}

static enum err show_parts(struct call *call)
{
    struct part parts[PARTS];
    size_t count = look_at(call, parts);
    bool ready = true;
    struct json json;
    for (size_t i = 0; i < count; i++)
        ready = ready && (parts[i].well || !parts[i].needed);
    enum err err = health_answer(call, ready ? 200 : 503, STR_NONE);
    call->exchange->reply.type = STR("application/json");
    json_begin(&json, &call->exchange->reply.body);
    json_object_begin(&json);
    json_put_bool(&json, STR("ready"), ready);
    json_put(&json, STR("version"), STR(RECOURSE_VERSION));
    put_parts(&json, parts, count);
    json_object_end(&json);
    return err;
}

enum err readyz_show(struct call *call)
{
    if (form_has(&call->query, STR("verbose")) && health_may_look(call))
        return show_parts(call);
    if (!database_answers(call))
        return health_answer(call, 503, STR("the database does not answer\n"));
    if (writers_failing(call->app->writers))
        return health_answer(call, 503, STR("the database takes no writes\n"));
    if (call->app->orders_waiting)
        return health_answer(call, 200,
                             arena_printf(arena_of(call), "ready, but orders wait for their rules: %.*s\n",
                                          STR_ARG(call->app->rules_missing)));
    if (call->app->rules_refused.len)
        return health_answer(call, 200,
                             arena_printf(arena_of(call), "ready, but without these rules: %.*s\n",
                                          STR_ARG(call->app->rules_refused)));
    return health_answer(call, 200, STR("ready\n"));
}
