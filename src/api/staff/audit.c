/* The audit lists, of the site and of a marketplace, and one act on many orders. */
#include "service/unit/audit.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/staff/handlers.h"
#include "service/caseload/sweep.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "service/people/profile.h"

#include "base/secret.h"

/* ---- the audit ---- */

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
    if (found->next)
        json_put(&json, STR("next"), found->next);
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
    if (!err)
        err = own ? audit_read_market(call->ctx, &filter, &found)
                  : audit_read(call->ctx, &call->viewer, &filter, &found);
    return err ? err : send_audit(call, &found);
}

/* ---- one act on many orders ---- */

struct swept {
    struct market market;
    struct sweep sweep;
    struct sweep_report report;
    struct str refs[SWEEP_MAX];
};

static enum err read_refs(struct call *call, struct swept *swept)
{
    struct str rest = call_value(call, STR("orders"));
    while (rest.len) {
        struct str ref = str_cut(&rest, ' ');
        if (ref.len && swept->sweep.count == SWEEP_MAX)
            return fail_field(&call->ctx->failure, ERR_INPUT, "orders", "At most {most} orders at once.",
                              PLACE_INT("most", SWEEP_MAX));
        if (ref.len)
            swept->refs[swept->sweep.count++] = ref;
    }
    return OK;
}

static enum err read_sweep(struct call *call, struct swept *swept)
{
    struct token token = token_new();
    struct sweep *sweep = &swept->sweep;
    *sweep = (struct sweep){.viewer = call->viewer,
                            .market = &swept->market,
                            .refs = swept->refs,
                            .handle = call_value(call, STR("handle")),
                            .words = call_value(call, STR("words")),
                            .key = arena_copy(arena_of(call), str_from(token.text))};
    enum err err =
        order_market_of_staff(call->ctx, &call->viewer, call_value(call, STR("market")), &swept->market);
    if (!err && !sweep_act_from(call_value(call, STR("act")), &sweep->act))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "act", "Choose from the list.");
    return err ? err : read_refs(call, swept);
}

static enum err send_sweep(struct call *call, const struct sweep_report *report)
{
    struct json json = api_items(call);
    for (size_t i = 0; i < report->count; i++) {
        const struct sweep_line *line = &report->at[i];
        json_object_begin(&json);
        json_put_str(&json, STR("order"), line->ref);
        json_put_bool(&json, STR("can"), line->can);
        api_put_text(&json, STR("why"), line->can ? STR_NONE : line->why);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_sweep_look(struct call *call)
{
    struct swept *swept = ARENA_NEW(arena_of(call), struct swept);
    enum err err = read_sweep(call, swept);
    if (!err)
        err = sweep_look(call->ctx, &call->app->policies, &swept->sweep, &swept->report);
    return err ? err : send_sweep(call, &swept->report);
}

static enum err sweep(struct call *call)
{
    struct swept *swept = ARENA_NEW(arena_of(call), struct swept);
    enum err err = read_sweep(call, swept);
    if (!err)
        err = sweep_do(call->ctx, &call->app->policies, &swept->sweep, &swept->report);
    return err ? err : send_sweep(call, &swept->report);
}

enum err api_sweep(struct call *call)
{
    return api_once(call, sweep);
}
