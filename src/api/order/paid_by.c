/* How an order of the notebook was paid, told by a program. */
#include "service/order/paid_by.h"
#include "api/kit/once.h"
#include "api/order/handlers.h"

static enum err note_now(struct call *call)
{
    struct str ref = call->parameters[0];
    enum err err =
        paid_by_note(call->ctx, &call->app->policies, &call->viewer, ref, call_value(call, STR("paid_by")));
    return err ? err : api_order_send(call, ref, 200);
}

enum err api_order_paid_by(struct call *call)
{
    return api_once(call, note_now);
}
