/* A buyer's own table of orders, for programs: only read, or all of it noted or none. */
#include "service/order/noted_table.h"

#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/order/order_json.h"
#include "http/door/wish.h"
#include "http/door/writer.h"

static enum err read_wish(struct call *call, struct noted_table *table)
{
    struct failure *failure = &call->ctx->failure;
    struct str policy = call_value(call, STR("policy")), currency = call_value(call, STR("currency"));
    if (!call->viewer.person_id)
        return fail(failure, ERR_REFUSED, "A notebook is a person's.");
    *table = (struct noted_table){.list = {.viewer = call->viewer,
                                           .network = network_of(call),
                                           .text = call_value(call, STR("table")),
                                           .zone = call_zone(call)},
                                  .policies = &call->app->policies,
                                  .most = NOTED_AT_ONCE};
    table->list.policy = policy.len ? order_policy(&call->app->policies, policy) : NULL;
    if (policy.len && !table->list.policy)
        return fail_field(failure, ERR_INPUT, "policy",
                          "There are no rules of this name: aliexpress, ebay, ... or recourse-default.");
    if (currency.len && !currency_from(currency, &table->currency))
        return fail_field(failure, ERR_INPUT, "currency", "This is no currency of ISO 4217.");
    if (!noted_days_from(call_value(call, STR("days")), &table->days))
        return fail_field(failure, ERR_INPUT, "days", "Either day-first or month-first.");
    for (size_t i = 0; i < NOTED_COLUMNS; i++)
        table->columns[i] = call_value(call, noted_columns[i].name);
    return wish_instant(call, "since", &table->since);
}

static void put_columns(struct json *json, const struct noted_table *table)
{
    json_name(json, STR("columns"));
    json_array_begin(json);
    for (size_t i = 0; i < NOTED_COLUMNS; i++) {
        if (!table->at[i])
            continue;
        json_object_begin(json);
        json_put_str(json, STR("input"), noted_columns[i].name);
        json_put_str(json, STR("column"), table->names->at[table->at[i] - 1].text);
        json_object_end(json);
    }
    json_array_end(json);
}

static enum err note_all(struct call *call)
{
    struct noted_table *table = ARENA_NEW(call->ctx->arena, struct noted_table);
    enum err err = read_wish(call, table);
    if (!err)
        err = noted_table_take(call->ctx, table);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    api_put_listed(call, &json, &table->list, api_takes(call));
    json_put_int(&json, STR("older"), table->older);
    json_put_int(&json, STR("ended"), table->ended);
    json_put_int(&json, STR("empty"), table->empty);
    put_columns(&json, table);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_noted_table(struct call *call)
{
    return api_once_or_look(call, note_all);
}
