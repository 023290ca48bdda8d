/* The audit lists, of the site and of a marketplace. */
#include "service/unit/audit.h"
#include "api/kit/reply.h"
#include "api/staff/handlers.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "service/people/profile.h"

static enum err filter_of(struct call *call, struct audit_filter *filter)
{
    struct person person = {0};
    struct str by = call_value(call, STR("by")), before = call_value(call, STR("before"));
    *filter = (struct audit_filter){.act = call_value(call, STR("act")),
                                    .subject = call_value(call, STR("subject"))};
    if (before.len && (!str_to_int(before, &filter->before) || filter->before < 0))
        return fail_field(&call->ctx->failure, ERR_INPUT, "before", "Use the `next` of the page before.");
    enum err err = by.len ? profile_read(call->ctx, by, &person) : OK;
    filter->person_id = person.id;
    return err;
}

static void put_line(struct call *call, struct json *json, const struct audit_line *line)
{
    json_object_begin(json);
    json_put(json, STR("id"), line->id);
    api_put_time(call, json, STR("at"), line->at);
    json_put_str(json, STR("act"), line->act);
    api_put_text(json, STR("subject"), line->subject);
    api_put_text(json, STR("note"), line->note);
    api_put_text(json, STR("by"), line->author.handle);
    json_object_end(json);
}

static enum err send_audit(struct call *call, const struct audit_found *found)
{
    struct json json = api_items(call);
    for (size_t i = 0; i < found->lines.count; i++)
        put_line(call, &json, &found->lines.at[i]);
    json_array_end(&json);
    if (found->next) {
        json_put(&json, STR("next"), found->next);
        api_link_next(call, api_next_address(call, STR("before"),
                                             arena_printf(arena_of(call), "%lld", (long long)found->next)));
    }
    json_object_end(&json);
    return api_send(call, 200);
}

/* Of the site, for those who read its list; of a marketplace, for its leads. */
enum err api_audit(struct call *call)
{
    struct market market;
    struct audit_filter filter;
    struct audit_found found;
    bool own = call_value(call, STR("market")).len > 0;
    enum err err = filter_of(call, &filter);
    if (!err && own)
        err = order_market_of_staff(call->ctx, &call->viewer, call_value(call, STR("market")), &market);
    if (!err && own)
        err = market_require(call->ctx, &call->viewer, market.id, RIGHT_LEAD);
    if (!err && own)
        filter.market_id = market.id;
    if (!err && own && filter.subject.len && str_find_char(filter.subject, ' ') == filter.subject.len)
        filter.subject = arena_printf(arena_of(call), "order %.*s", STR_ARG(filter.subject));
    if (!err)
        err = own ? audit_read_market(call->ctx, &filter, &found)
                  : audit_read(call->ctx, &call->viewer, &filter, &found);
    return err ? err : send_audit(call, &found);
}
