#include "http/door/own.h"

#include "base/check.h"

/* "help.example.org:8443" of "https://help.example.org:8443/path"; empty when it is not of that form. */
static struct str site_of(struct str address)
{
    size_t at = str_find(address, STR("://"));
    struct str rest = str_slice(address, at + 3, address.len);
    return str_cut(&rest, '/');
}

static struct str name_of(struct str site)
{
    bool six = site.len && site.at[0] == '[';
    size_t end = six ? str_find_char(site, ']') + 1 : str_find_char(site, ':');
    return str_slice(site, 0, end);
}

static bool means_this_machine(struct str name)
{
    static const struct str names[] = {STR_INIT("localhost"), STR_INIT("127.0.0.1"), STR_INIT("[::1]")};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq_nocase(name, names[i]))
            return true;
    return false;
}

/* Nothing but digits and points, or in brackets. */
static bool is_address(struct str name)
{
    if (name.len && name.at[0] == '[')
        return true;
    for (size_t i = 0; i < name.len; i++)
        if (!char_is_digit(name.at[i]) && name.at[i] != '.')
            return false;
    return true;
}

/*
 * A name that nobody can have bought, so that no page of a stranger can have a browser call us by it: an address, a name
 * without a point, or one of an end that is kept for the own machine or network (RFC 6761, 6762, 8375).
 */
static bool is_near(struct str name)
{
    static const struct str ends[] = {STR_INIT(".localhost"), STR_INIT(".local"), STR_INIT(".internal"),
                                      STR_INIT(".home.arpa"), STR_INIT(".test"),  STR_INIT(".lan")};
    if (is_address(name) || str_find_char(name, '.') == name.len)
        return true;
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (name.len > ends[i].len &&
            str_eq_nocase(str_slice(name, name.len - ends[i].len, name.len), ends[i]))
            return true;
    return false;
}

struct str own_address(const struct call *call)
{
    return app_address(call->app, call->own_ctx.site);
}

bool own_host_under(const struct call *call, struct str address)
{
    const struct request *request = &call->exchange->request;
    struct str name = name_of(request_header(request, STR("Host")));
    if (address.len == 0)
        return request->proxied || is_near(name);
    return str_eq_nocase(name, name_of(site_of(address))) || means_this_machine(name);
}

bool own_proxy_unknown(const struct call *call)
{
    const struct request *request = &call->exchange->request;
    return !request->proxied && request_header(request, STR("X-Forwarded-For")).len > 0;
}

bool own_name(struct call *call)
{
    struct failure *failure = &call->ctx->failure;
    bool named = call->own_ctx.site->settings[SETTING_BASE_URL].len > 0;
    if (call->route->flags & (named ? ROUTE_ANY_HOST : ROUTE_ANY_HOST | ROUTE_UNNAMED) ||
        own_host_under(call, call->own_ctx.site->settings[SETTING_BASE_URL]))
        return true;
    if (named)
        fail(failure, ERR_REFUSED, "This help desk does not go by that name. Its address is {address}.",
             PLACE("address", own_address(call)));
    else if (own_proxy_unknown(call))
        fail(failure, ERR_REFUSED,
             "This help desk has no address yet, and does not believe the proxy that brings you. Its "
             "operator names "
             "that proxy by the setting trusted-proxy and starts it again, or sets the address on the page "
             "{page}.",
             PLACE("page", STR("/admin/set-up")));
    else
        fail(
            failure, ERR_REFUSED,
            "This help desk has no address yet and does not know that name. Its operator sets the address on "
            "the page {page}, or by `recourse site apply`; names and addresses of its own network do until "
            "then.",
            PLACE("page", STR("/admin/set-up")));
    return false;
}

bool own_origin(const struct call *call)
{
    const struct request *request = &call->exchange->request;
    struct str fetched = request_header(request, STR("Sec-Fetch-Site"));
    if (fetched.len && !str_eq(fetched, STR("same-origin")) && !str_eq(fetched, STR("none")))
        return false;
    struct str origin = request_header(request, STR("Origin"));
    return origin.len == 0 || str_eq_nocase(origin, own_address(call)) ||
           str_eq_nocase(site_of(origin), request_header(request, STR("Host")));
}
