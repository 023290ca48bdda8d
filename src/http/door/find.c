/* From method and path to the row of a door's table. */
#include "http/door/router.h"

#include "base/buf.h"
#include "base/check.h"

/* "{#name}" takes a number alone. */
static bool parameter_fits(struct str want, struct str have)
{
    bool fits = have.len > 0;
    for (size_t i = 0; want.at[1] == '#' && i < have.len; i++)
        fits &= have.at[i] >= '0' && have.at[i] <= '9';
    return fits;
}

/* A slash at the end of a path is one part more, an empty one, that no pattern has. */
static bool pattern_fits(struct str pattern, struct str path, struct str parameters[PARAMETERS_MAX])
{
    size_t count = 0;
    if (path.len > 1 && str_ends(path, STR("/")))
        return false;
    while (pattern.len && path.len) {
        struct str want = str_cut(&pattern, '/'), have = str_cut(&path, '/');
        bool parameter = want.len && want.at[0] == '{';
        if (parameter && (count == PARAMETERS_MAX || !parameter_fits(want, have)))
            return false;
        if (parameter)
            parameters[count++] = have;
        else if (!str_eq(want, have))
            return false;
    }
    return pattern.len == 0 && path.len == 0;
}

static bool decode_parameters(struct arena *arena, struct str parameters[PARAMETERS_MAX])
{
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        if (parameters[i].len && !form_decode_segment(arena, parameters[i], &parameters[i]))
            return false;
    return true;
}

const struct route *router_find(const struct door *door, enum method method, struct str path,
                                struct arena *arena, struct str parameters[PARAMETERS_MAX], int *status)
{
    *status = 404;
    if (method == METHOD_HEAD)
        method = METHOD_GET;
    for (size_t i = 0; i < door->route_count; i++) {
        struct str found[PARAMETERS_MAX] = {0};
        const struct route *route = &door->routes[i];
        if (!pattern_fits(route->pattern, path, found))
            continue;
        if (route->method != method) {
            *status = 405;
            continue;
        }
        if (!decode_parameters(arena, found))
            return NULL;
        for (size_t k = 0; k < PARAMETERS_MAX; k++)
            parameters[k] = found[k];
        return route;
    }
    return NULL;
}

struct str router_methods(struct call *call)
{
    static const struct {
        enum method method;
        struct str names;
    } methods[] = {{METHOD_GET, STR_INIT("GET, HEAD")}, {METHOD_POST, STR_INIT("POST")}};
    struct buf all;
    buf_init(&all, 64);
    for (size_t i = 0; i < COUNT_OF(methods); i++) {
        struct str parameters[PARAMETERS_MAX];
        int status;
        if (router_find(call->door, methods[i].method, call->exchange->request.path, call->ctx->arena,
                        parameters, &status))
            buf_printf(&all, "%.*s, ", STR_ARG(methods[i].names));
    }
    buf_put(&all, STR("OPTIONS"));
    struct str text = arena_copy(call->ctx->arena, buf_str(&all));
    buf_free(&all);
    return text;
}
