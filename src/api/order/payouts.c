/* Reconciliation for programs: what was ordered each day, what has moved, what differs, what sellers owe. */
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "core/value/money.h"
#include "service/order/payout.h"
#include "text/clock/when.h"

static struct str day_text(struct call *call, struct instant day)
{
    return str_slice(when_iso(arena_of(call), day), 0, 10);
}

static void put_part(struct json *json, struct str name, const struct payout_part *part)
{
    json_name(json, name);
    json_object_begin(json);
    json_put_int(json, STR("count"), part->count);
    json_put_int(json, STR("amount_minor"), part->minor);
    json_object_end(json);
}

static void put_row(struct call *call, struct json *json, const struct payout_row *row)
{
    json_object_begin(json);
    json_put_str(json, STR("day"), day_text(call, (struct instant){row->day * SPAN_DAYS(1).ms}));
    json_put_str(json, STR("currency"), row->currency);
    json_put_str(json, STR("kind"), row->kind);
    put_part(json, STR("ordered"), &row->ordered);
    put_part(json, STR("moved"), &row->done);
    put_part(json, STR("waiting"), &row->waiting);
    put_part(json, STR("failed"), &row->failed);
    put_part(json, STR("withdrawn"), &row->withdrawn);
    put_part(json, STR("missing"), &row->missing);
    put_part(json, STR("extra"), &row->extra);
    json_put_int(json, STR("difference_minor"), payout_difference(row));
    json_object_end(json);
}

static void put_lists(struct call *call, struct json *json, const struct payout_report *report)
{
    json_name(json, STR("items"));
    json_array_begin(json);
    for (size_t i = 0; i < report->count; i++)
        put_row(call, json, &report->rows[i]);
    json_array_end(json);
    json_name(json, STR("differences"));
    json_array_begin(json);
    for (size_t i = 0; i < report->differences.count; i++)
        api_put_effect(call, json, &report->differences.at[i]);
    json_array_end(json);
    json_name(json, STR("owed_by_sellers"));
    json_array_begin(json);
    for (size_t i = 0; i < report->owed.count; i++) {
        const struct payout_debt *debt = &report->owed.at[i];
        json_object_begin(json);
        json_put_str(json, STR("seller"), debt->seller);
        json_put_str(json, STR("currency"), debt->currency);
        json_put_int(json, STR("count"), debt->count);
        json_put_int(json, STR("amount_minor"), debt->minor);
        json_object_end(json);
    }
    json_array_end(json);
}

enum err api_payouts(struct call *call)
{
    struct payout_report report;
    struct payout_question question = {.market = call_value(call, STR("market")),
                                       .from = call_value(call, STR("from")),
                                       .until = call_value(call, STR("until"))};
    enum err err = payout_report(call->ctx, &call->viewer, &question, &report);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("market"), report.market.slug);
    json_put_str(&json, STR("from"), day_text(call, report.from));
    json_put_str(&json, STR("until"), day_text(call, (struct instant){report.until.ms - SPAN_DAYS(1).ms}));
    json_put_bool(&json, STR("cut"), report.cut);
    put_lists(call, &json, &report);
    json_object_end(&json);
    return api_send(call, 200);
}
