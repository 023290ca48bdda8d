#include "web/people/waiting.h"

bool waiting_may(const struct route *route)
{
    return route && route->method == METHOD_POST && route->role <= ROLE_MEMBER;
}

struct str waiting_for(struct call *call)
{
    int status;
    struct str parameters[PARAMETERS_MAX], send_to = form_get(&call->form, STR("send_to"));
    const struct route *route =
        router_find(call->door, METHOD_POST, send_to, arena_of(call), parameters, &status);
    return waiting_may(route) ? send_to : STR_NONE;
}
