/* What to do now, from the same fields as the page, as the command line prints it. */
#include "api/advice/handlers.h"
#include "api/kit/reply.h"
#include "text/advice/input.h"
#include "text/advice/print.h"
#include "text/advice/speech.h"

enum err api_advice(struct call *call)
{
    struct form form;
    struct advice_case order = {.now = call->ctx->now};
    struct arena *arena = arena_of(call);
    struct reply *reply = &call->exchange->reply;
    struct advice_sources sources = {call->app->policies.at, call->app->policies.count, call->app->tracking};
    enum err err = api_require_input(call);
    if (err)
        return err;
    advice_join(arena, &call->query, &form);
    err = advice_read(arena, &sources, &form, &order, &call->ctx->failure);
    if (!err && !call_take_zone(call))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "zone", "Choose a time zone from the list.");
    if (err)
        return err;
    advice_speak_plainly(arena, call_zone(call), &order);
    struct advice_plan *plan = ARENA_NEW(arena, struct advice_plan);
    advise(&order, plan);
    buf_clear(&reply->body);
    advice_put_json(&order, plan, &reply->body);
    reply->status = 200;
    reply->type = STR("application/json");
    reply_header(reply, STR("Content-Language"), STR("en"));
    call->answered = true;
    return OK;
}
