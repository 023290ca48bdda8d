#include "http/door/across.h"

static bool is_named(const struct call *call)
{
    struct str origin = request_header(&call->exchange->request, STR("Origin"));
    struct str named = call->own_ctx.site->settings[SETTING_API_ORIGINS];
    if (!call->door->admit || origin.len == 0)
        return false;
    while (named.len)
        if (str_eq_nocase(str_trim(str_cut(&named, '\n')), origin))
            return true;
    return false;
}

bool across_may_send(const struct call *call)
{
    return is_named(call) && request_header(&call->exchange->request, STR("Authorization")).len;
}

void across_headers(struct call *call)
{
    struct reply *reply = &call->exchange->reply;
    if (!call->door->admit || call->own_ctx.site->settings[SETTING_API_ORIGINS].len == 0)
        return;
    reply_header(reply, STR("Vary"), STR("Origin"));
    if (!is_named(call))
        return;
    reply_header(reply, STR("Access-Control-Allow-Origin"),
                 request_header(&call->exchange->request, STR("Origin")));
    if (call->exchange->request.method != METHOD_OPTIONS) {
        reply_header(
            reply, STR("Access-Control-Expose-Headers"),
            STR("ETag, Link, Location, Idempotent-Replayed, RateLimit, RateLimit-Policy, Retry-After"));
        return;
    }
    reply_header(reply, STR("Access-Control-Allow-Methods"), router_methods(call));
    reply_header(reply, STR("Access-Control-Allow-Headers"),
                 STR("Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match"));
    reply_header(reply, STR("Access-Control-Max-Age"), STR("600"));
}
