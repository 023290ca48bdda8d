/* How an order of the notebook was paid, and who else can give the money back because of it. */
#include "service/order/paid_by.h"
#include "web/order/handlers.h"
#include "web/order/role.h"
#include "web/order/show.h"

enum err order_paid_by_post(struct call *call)
{
    enum err err = paid_by_note(call->ctx, &call->app->policies, &call->viewer, call->parameters[0],
                                call_value(call, STR("paid_by")));
    if (!err)
        call_redirect(
            call, 303,
            url_printf(call, "/orders/%.*s#ways", STR_ARG(encoded(call, call->parameters[0]))).text);
    return err;
}
