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

struct str own_address(const struct call *call)
{
    return app_address(call->app, call->own_ctx.site);
}

bool own_host_under(const struct call *call, struct str address)
{
    struct str name = name_of(request_header(&call->exchange->request, STR("Host")));
    return address.len == 0 || str_eq_nocase(name, name_of(site_of(address))) || means_this_machine(name);
}

bool own_host(const struct call *call)
{
    return own_host_under(call, call->own_ctx.site->settings[SETTING_BASE_URL]);
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
