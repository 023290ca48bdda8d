#include "http/door/look.h"

#include "base/log.h"
#include "base/memory.h"
#include "service/order/market.h"
#include "service/unit/audit.h"

#include <stdlib.h>

struct look {
    struct unit unit;
    struct arena arena;
    struct viewer viewer;
    struct work_done done;
    struct instant at;
};

static enum err look_run(struct ctx *ctx, void *arg)
{
    const struct look *look = arg;
    ctx->now = look->at;
    return order_note_work(ctx, &look->viewer, &look->done);
}

static void look_free(struct look *look)
{
    arena_free(&look->arena);
    free(look);
}

static void look_done(void *arg, enum err err, const struct failure *failure)
{
    if (err)
        log_warning("look", "reason=%.*s", STR_ARG(err_name(failure->err)));
    look_free(arg);
}

enum err call_note_case_look(struct call *call, const struct order *order)
{
    struct look *look = memory_new(sizeof *look);
    *look = (struct look){.viewer = call->viewer, .at = call->ctx->now};
    arena_init(&look->arena, 1 << 20);
    look->done = (struct work_done){.market_id = order->head.market_id,
                                    .ref = arena_copy(&look->arena, order->head.ref),
                                    .act = AUDIT_LOOK,
                                    .note = arena_copy(&look->arena, call->route->pattern)};
    look->unit = (struct unit){.run = look_run, .done = look_done, .arg = look, .arena = &look->arena};
    if (writers_submit(call->app->writers, &look->unit))
        return OK;
    look_free(look);
    return fail_until(&call->ctx->failure, ERR_BUSY, 5000,
                      "The help desk is very busy. Nothing is lost: send it again in a moment.");
}

enum err call_note_look(struct call *call, const struct order *order)
{
    return order_is(order, PARTY_STAFF) ? call_note_case_look(call, order) : OK;
}
