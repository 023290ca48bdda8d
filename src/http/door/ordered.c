#include "http/door/ordered.h"

enum err call_order_seated(struct call *call, struct order **order)
{
    *order = ARENA_NEW(arena_of(call), struct order);
    return order_read_seated(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], *order);
}

enum err call_dispute(struct call *call, struct dispute_case **dispute)
{
    *dispute = ARENA_NEW(arena_of(call), struct dispute_case);
    return dispute_case_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], *dispute);
}
