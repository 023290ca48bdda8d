/* Before an endpoint is reached: whether somebody is there, and whether the token is good for it. */
#include "api/door/describe.h"
#include "api/door/handlers.h"

static int check_scope(struct call *call, const struct operation *operation)
{
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

/* On the desk a program is of the staff as far as its token is good for the staff's acts. */
static enum role capped_role(const struct call *call, enum scope needed)
{
    bool of_desk = needed == SCOPE_NONE || needed == SCOPE_READ || needed == SCOPE_DESK;
    enum role most = call->scopes & SCOPE_BIT(SCOPE_SITE)       ? ROLE_OPERATOR
                     : call->scopes & SCOPE_BIT(SCOPE_MODERATE) ? ROLE_MODERATOR
                                                                : ROLE_EXPERT;
    return call->token_id && of_desk && call->viewer.role > most ? most : call->viewer.role;
}

int api_admit(struct call *call)
{
    const struct operation *operation = operation_of(call->route);
    int status = check_scope(call, operation);
    call->viewer.role = capped_role(call, operation->scope);
    return status;
}
