/* What hosted orders ask of the outside world, for the marketplace's own system: what waits, and that it was done. */
#include "api/endpoints.h"
#include "api/once.h"
#include "core/value/money.h"
#include "service/clock/round.h"
#include "text/clock/when.h"

static void put_effect(struct call *call, struct json *json, const struct effect *effect)
{
    char text[MONEY_TEXT];
    struct currency currency;
    json_object_begin(json);
    json_put_str(json, STR("key"), effect->key);
    json_put_str(json, STR("order"), effect->ref);
    json_put_str(json, STR("kind"), effect->kind);
    json_put_int(json, STR("amount_minor"), effect->amount_minor);
    if (currency_from(effect->currency, &currency))
        json_put_str(json, STR("amount"), money_write(effect->amount_minor, currency, text));
    json_put_str(json, STR("currency"), effect->currency);
    json_put_str(json, STR("ordered_at"), when_iso(&call->exchange->arena, effect->made_at));
    json_object_end(json);
}

enum err api_effects(struct call *call)
{
    struct effects effects;
    enum err err = effect_list(call->ctx, &call->viewer, &effects);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_name(&json, STR("items"));
    json_array_begin(&json);
    for (size_t i = 0; i < effects.count; i++)
        put_effect(call, &json, &effects.at[i]);
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_effect_answer_prepare(struct call *call)
{
    return api_require_input(call);
}

static enum err acknowledge(struct call *call)
{
    struct str answer = call_value(call, STR("answer"));
    bool done = str_eq(answer, STR("done"));
    if (!done && !str_eq(answer, STR("never")))
        return fail_field(&call->ctx->failure, ERR_INPUT, "answer", "Answer \"done\" or \"never\".");
    enum err err = effect_acknowledge(call->ctx, &call->viewer, call->parameters[0], done,
                                      call_value(call, STR("said")));
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("key"), call->parameters[0]);
    json_put_str(&json, STR("answer"), answer);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_effect_answer(struct call *call)
{
    return api_once(call, acknowledge);
}
