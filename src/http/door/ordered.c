#include "http/door/ordered.h"

#include "http/door/look.h"

static enum err noted(struct call *call, const struct order *order, enum err err)
{
    return err || call->route->method != METHOD_GET ? err : call_note_look(call, order);
}

enum err call_order(struct call *call, struct order **order)
{
    *order = ARENA_NEW(call->ctx->arena, struct order);
    return noted(call, *order,
                 order_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], *order));
}

enum err call_order_seated(struct call *call, struct order **order)
{
    *order = ARENA_NEW(arena_of(call), struct order);
    return noted(
        call, *order,
        order_read_seated(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], *order));
}

enum err call_dispute(struct call *call, struct dispute_case **dispute)
{
    *dispute = ARENA_NEW(arena_of(call), struct dispute_case);
    return dispute_case_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], *dispute);
}
