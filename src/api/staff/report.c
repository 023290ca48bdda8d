/* Figures of a marketplace as its staff's page has them. */
#include "service/caseload/report.h"

#include "api/kit/reply.h"
#include "api/staff/handlers.h"
#include "service/order/list.h"
#include "text/clock/when.h"

static struct str day_of(struct call *call, struct instant at)
{
    return str_slice(when_iso(arena_of(call), at), 0, 10);
}

static void put_counts(struct json *json, const struct report_group *group)
{
    json_put_int(json, STR("ended"), group->count);
    for (int end = 0; end < ENDED_COUNT; end++)
        json_put_int(json, names_at(&report_end_names, end), group->ends[end]);
    json_put_int(json, STR("by_agreement"), group->ways[WAY_AGREED]);
    json_put_int(json, STR("by_decision"), group->ways[WAY_DECIDED]);
    json_put_int(json, STR("by_silence"), group->ways[WAY_SILENCE]);
}

static void put_groups(struct json *json, const struct report *report)
{
    json_name(json, STR("groups"));
    json_array_begin(json);
    for (int by = 0; by < REPORT_BY_COUNT; by++)
        for (size_t i = 0; i < report->by[by].count; i++) {
            json_object_begin(json);
            json_put_str(json, STR("by"), names_at(&report_by_names, by));
            json_put_str(json, STR("name"), report->by[by].at[i].name);
            put_counts(json, &report->by[by].at[i]);
            json_object_end(json);
        }
    json_array_end(json);
}

static void put_span(struct json *json, struct str name, const struct report_span *span)
{
    json_name(json, name);
    json_object_begin(json);
    json_put_int(json, STR("count"), span->count);
    json_put_int(json, STR("median_seconds"), span->median.ms / 1000);
    json_put_int(json, STR("nine_tenths_seconds"), span->nine_tenths.ms / 1000);
    json_object_end(json);
}

static void put_money(struct json *json, const struct report *report)
{
    json_name(json, STR("moved"));
    json_array_begin(json);
    for (size_t i = 0; i < report->money.count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("kind"), report->money.at[i].kind);
        json_put_str(json, STR("currency"), report->money.at[i].currency);
        json_put_int(json, STR("count"), report->money.at[i].count);
        json_put_int(json, STR("amount_minor"), report->money.at[i].minor);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_sellers(struct json *json, const struct report *report)
{
    json_name(json, STR("sellers"));
    json_array_begin(json);
    for (size_t i = 0; i < report->sellers.count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("seller"), report->sellers.at[i].seller);
        json_put_int(json, STR("orders"), report->sellers.at[i].orders);
        json_put_int(json, STR("with_a_dispute"), report->sellers.at[i].disputed);
        json_object_end(json);
    }
    json_array_end(json);
}

enum err api_report(struct call *call)
{
    struct market market;
    struct report *report = ARENA_NEW(arena_of(call), struct report);
    enum err err = order_market_of_staff(call->ctx, &call->viewer, call_value(call, STR("market")), &market);
    struct report_question question = {.market = market.slug,
                                       .from = call_value(call, STR("from")),
                                       .until = call_value(call, STR("until")),
                                       .parts = REPORT_ALL};
    if (!err)
        err = report_make(call->ctx, &call->viewer, &question, report);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("market"), market.slug);
    json_put_str(&json, STR("from"), day_of(call, report->from));
    json_put_str(&json, STR("until"), day_of(call, instant_add(report->until, SPAN_DAYS(-1))));
    json_put_bool(&json, STR("cut"), report->cut);
    put_counts(&json, &report->all);
    put_groups(&json, report);
    put_span(&json, STR("to_end"), &report->to_end);
    put_span(&json, STR("to_decision"), &report->to_decision);
    put_money(&json, report);
    put_sellers(&json, report);
    json_object_end(&json);
    return api_send(call, 200);
}
