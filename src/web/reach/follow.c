/* Following and not following, from wherever the button stands. */
#include "service/reach/follow.h"
#include "web/kit/show.h"
#include "web/reach/handlers.h"

enum err follow_create(struct call *call)
{
    struct followed what = {.kind = call->parameters[0]};
    if (!str_to_int(call->parameters[1], &what.subject_id))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is nothing here that could be followed.");
    bool on = str_eq(call_value(call, STR("on")), STR("1"));
    enum err err = follow_turn(call->ctx, &call->viewer, &what, on);
    if (!err)
        call_redirect(call, 303, way_back(call_value(call, STR("back"))));
    return err;
}
