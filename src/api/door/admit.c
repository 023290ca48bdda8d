/* Before an endpoint is reached: whether somebody is there, and whether the token is good for it. */
#include "api/door/describe.h"
#include "api/door/handlers.h"

int api_admit(struct call *call)
{
    const struct operation *operation = operation_of(call->route);
    const struct viewer *viewer = &call->viewer;
    bool for_people = viewer->role < call->route->role;
    if (viewer->market_id && for_people) {
        fail(&call->ctx->failure, ERR_REFUSED,
             "A marketplace's key is not good for that: it takes somebody who is signed in.");
        return 403;
    }
    if (operation->scope == SCOPE_NONE && !for_people)
        return 0;
    if (!viewer->person_id && !viewer->market_id && (for_people || !operation->open)) {
        fail(&call->ctx->failure, ERR_REFUSED, "Sign in, or send a token as Authorization: Bearer.");
        return 401;
    }
    if (!call->token_id || call->scopes & SCOPE_BIT(operation->scope))
        return 0;
    call->code = STR("scope");
    fail(&call->ctx->failure, ERR_REFUSED, "This token is not good for that: it needs the scope \"{scope}\".",
         PLACE("scope", scope_row(operation->scope)->name));
    return 403;
}
