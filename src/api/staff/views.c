/* Views of a queue that somebody keeps: the words that the queue is asked with, under a name. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/staff/handlers.h"
#include "base/check.h"
#include "service/caseload/view.h"
#include "service/order/list.h"

static enum err find_market(struct call *call, struct market *market)
{
    return order_market_of_staff(call->ctx, &call->viewer, call_value(call, STR("market")), market);
}

/* The queue of the same marketplace: its own system names none. */
static struct str queue_url(struct call *call, struct str address, struct str slug)
{
    struct str query = str_slice(address, address.len > 0, address.len);
    return arena_printf(arena_of(call), "/api/v1/queue?market=%.*s%s%.*s", STR_ARG(slug),
                        query.len ? "&" : "", STR_ARG(query));
}

static void put_view(struct call *call, struct json *json, const struct staff_view *view, struct str slug)
{
    json_object_begin(json);
    json_put_int(json, STR("id"), view->id);
    json_put_str(json, STR("name"), view->name);
    json_put_bool(json, STR("shared"), view->shared);
    json_put_bool(json, STR("own"), view->person_id == call->viewer.person_id);
    api_put_text(json, STR("by"), view->by);
    json_put_str(json, STR("url"), queue_url(call, view->address, slug));
    json_object_end(json);
}

static enum err send_views(struct call *call, const struct market *market, int status)
{
    struct staff_views views;
    enum err err = view_all(call->ctx, &call->viewer, market, &views);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < views.count; i++)
        put_view(call, &json, &views.at[i], market->slug);
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, status);
}

enum err api_views(struct call *call)
{
    struct market market;
    enum err err = find_market(call, &market);
    return err ? err : send_views(call, &market, 200);
}

/* As the staff's page keeps it: "?show=dispute&reason=damaged". */
static struct str address_of(struct call *call)
{
    static const struct str others[] = {STR_INIT("market"), STR_INIT("name"), STR_INIT("shared")};
    struct buf query;
    buf_init(&query, 8192);
    for (size_t i = 0; i < call->route->input_count; i++) {
        struct str name = call->route->inputs[i].name;
        bool other = false;
        for (size_t k = 0; k < COUNT_OF(others); k++)
            other |= str_eq(name, others[k]);
        if (!other && call->values[i].len)
            form_put(&query, name, call->values[i]);
    }
    struct str text = buf_str(&query);
    struct str address = text.len ? arena_printf(arena_of(call), "?%.*s", STR_ARG(text)) : STR_NONE;
    buf_free(&query);
    return address;
}

static enum err keep(struct call *call)
{
    struct market market;
    struct view_wish wish = {.viewer = call->viewer,
                             .market = &market,
                             .name = call_value(call, STR("name")),
                             .address = address_of(call),
                             .shared = call_value(call, STR("shared")).len > 0};
    enum err err = find_market(call, &market);
    if (!err)
        err = view_keep(call->ctx, &wish);
    return err ? err : send_views(call, &market, 201);
}

enum err api_view_keep(struct call *call)
{
    return api_once(call, keep);
}

static enum err drop(struct call *call)
{
    int64_t id = 0;
    struct market market;
    enum err err = find_market(call, &market);
    if (!err && !str_to_int(call->parameters[0], &id))
        id = 0;
    if (!err)
        err = view_drop(call->ctx, &call->viewer, &market, id);
    return err ? err : send_views(call, &market, 200);
}

enum err api_view_remove(struct call *call)
{
    return api_once(call, drop);
}
