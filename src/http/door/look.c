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
    int64_t market_id;
    struct str *refs; /* each once */
    size_t count;
    struct str pattern;
    struct instant at;
};

static enum err look_run(struct ctx *ctx, void *arg)
{
    const struct look *look = arg;
    enum err err = OK;
    ctx->now = look->at;
    for (size_t i = 0; !err && i < look->count; i++)
        err = order_note_work(ctx, &look->viewer,
                              &(struct work_done){look->market_id, look->refs[i], AUDIT_LOOK, look->pattern});
    return err;
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

static void add_ref(struct look *look, struct str ref)
{
    for (size_t i = 0; i < look->count; i++)
        if (str_eq(look->refs[i], ref))
            return;
    look->refs[look->count++] = arena_copy(&look->arena, ref);
}

static enum err note_looks(struct call *call, int64_t market_id, const struct str *refs, size_t count)
{
    if (count == 0)
        return OK;
    struct look *look = memory_new(sizeof *look);
    *look = (struct look){.viewer = call->viewer, .market_id = market_id, .at = call->ctx->now};
    arena_init(&look->arena, 1 << 20);
    look->pattern = arena_copy(&look->arena, call->route->pattern);
    look->refs = ARENA_ARRAY(&look->arena, struct str, count);
    for (size_t i = 0; i < count; i++)
        add_ref(look, refs[i]);
    look->unit = (struct unit){.run = look_run, .done = look_done, .arg = look, .arena = &look->arena};
    if (writers_submit(call->app->writers, &look->unit))
        return OK;
    look_free(look);
    return fail_until(&call->ctx->failure, ERR_BUSY, 5000,
                      "The help desk is very busy. Nothing is lost: send it again in a moment.");
}

enum err call_note_notes_look(struct call *call, int64_t market_id, const struct staff_notes *notes)
{
    struct str *refs = ARENA_ARRAY(arena_of(call), struct str, notes->count + 1);
    for (size_t i = 0; i < notes->count; i++)
        refs[i] = notes->at[i].ref;
    return call->viewer.person_id ? note_looks(call, market_id, refs, notes->count) : OK;
}

enum err call_note_case_look(struct call *call, const struct order *order)
{
    return note_looks(call, order->head.market_id, &order->head.ref, 1);
}

enum err call_note_look(struct call *call, const struct order *order)
{
    return order_is(order, PARTY_STAFF) ? call_note_case_look(call, order) : OK;
}
