/* Sellers that are frozen, sums that wait for a second person, and who has which case. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/staff/handlers.h"
#include "core/value/money.h"
#include "service/order/caseload.h"
#include "service/order/countersign.h"
#include "service/order/freeze.h"
#include "service/order/list.h"
#include "text/clock/iso_time.h"

static enum err find_market(struct call *call, struct market *market)
{
    return order_market_of_staff(call->ctx, &call->viewer, call_value(call, STR("market")), market);
}

/* ---- frozen sellers ---- */

static enum err send_freezes(struct call *call, const struct market *market, int status)
{
    struct seller_freezes freezes;
    enum err err = freeze_list(call->ctx, &call->viewer, market, &freezes);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < freezes.count; i++) {
        const struct seller_freeze *freeze = &freezes.at[i];
        json_object_begin(&json);
        json_put_str(&json, STR("seller"), freeze->seller);
        api_put_text(&json, STR("by"), freeze->by);
        json_put_str(&json, STR("words"), freeze->words);
        api_put_time(call, &json, STR("at"), freeze->at);
        api_put_time(call, &json, STR("until"), freeze->until);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, status);
}

enum err api_freezes(struct call *call)
{
    struct market market;
    enum err err = find_market(call, &market);
    return err ? err : send_freezes(call, &market, 200);
}

static enum err freeze(struct call *call)
{
    struct market market;
    struct seller_freeze_wish wish = {.viewer = call->viewer,
                                      .market = &market,
                                      .seller = call_value(call, STR("seller")),
                                      .words = call_value(call, STR("words"))};
    struct str until = call_value(call, STR("until"));
    enum err err = find_market(call, &market);
    if (!err && until.len && !iso_time_read(until, &wish.until))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "until", "Write the time as 2016-06-16T12:00:00Z.");
    if (!err)
        err = freeze_seller(call->ctx, &wish);
    return err ? err : send_freezes(call, &market, 201);
}

enum err api_freeze(struct call *call)
{
    return api_once(call, freeze);
}

static enum err thaw(struct call *call)
{
    struct market market;
    enum err err = find_market(call, &market);
    if (!err)
        err = thaw_seller(call->ctx, &call->viewer, &market, call_value(call, STR("seller")));
    return err ? err : send_freezes(call, &market, 200);
}

enum err api_thaw(struct call *call)
{
    return api_once(call, thaw);
}

/* ---- sums for two people ---- */

static void put_sum(struct call *call, struct json *json, const struct countersign *sum)
{
    char text[MONEY_TEXT];
    struct currency currency;
    json_object_begin(json);
    json_put_str(json, STR("order"), sum->ref);
    api_put_text(json, STR("number"), sum->number);
    if (currency_from(sum->currency, &currency))
        json_put_str(json, STR("amount"), money_write(sum->amount_minor, currency, text));
    json_put_str(json, STR("currency"), sum->currency);
    json_put_str(json, STR("state"), sum->state);
    json_put_str(json, STR("act"), sum->act);
    api_put_text(json, STR("by"), sum->by);
    api_put_text(json, STR("words"), sum->words);
    api_put_time(call, json, STR("at"), sum->at);
    api_put_text(json, STR("second"), sum->second);
    api_put_text(json, STR("second_words"), sum->second_words);
    api_put_time(call, json, STR("second_at"), sum->second_at);
    json_object_end(json);
}

enum err api_countersigns(struct call *call)
{
    struct market market;
    struct countersigns sums;
    enum err err = find_market(call, &market);
    if (!err)
        err = countersign_list_of(call->ctx, &call->viewer, &market, &sums);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < sums.count; i++)
        put_sum(call, &json, &sums.at[i]);
    return api_send_items(call, &json);
}

static enum err countersign(struct call *call)
{
    struct countersign_verdict verdict = {.viewer = call->viewer,
                                          .ref = call->parameters[0],
                                          .words = call_value(call, STR("words")),
                                          .approves =
                                              str_eq(call_value(call, STR("answer")), STR("approve"))};
    if (!verdict.approves && !str_eq(call_value(call, STR("answer")), STR("refuse")))
        return fail_field(&call->ctx->failure, ERR_INPUT, "answer", "Answer \"approve\" or \"refuse\".");
    enum err err = countersign_answer(call->ctx, &call->app->policies, &verdict);
    return err ? err : api_order_send(call, call->parameters[0], 200);
}

enum err api_countersign(struct call *call)
{
    return api_once(call, countersign);
}

/* ---- who has it ---- */

static enum err assign(struct call *call)
{
    struct market market;
    struct str ref = call_value(call, STR("order"));
    struct caseload_assignment given = {.refs = &ref, .count = 1, .handle = call_value(call, STR("handle"))};
    enum err err = find_market(call, &market);
    if (!err)
        err = caseload_assign(call->ctx, &call->viewer, &market, &given);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("order"), ref);
    api_put_text(&json, STR("assigned"), given.handle);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_assign(struct call *call)
{
    return api_once(call, assign);
}

static enum err next_case(struct call *call)
{
    struct str ref;
    struct market market;
    enum err err = find_market(call, &market);
    if (!err)
        err = caseload_next(call->ctx, &call->viewer, &market, &ref);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    api_put_text(&json, STR("order"), ref);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_next_case(struct call *call)
{
    return api_once(call, next_case);
}
