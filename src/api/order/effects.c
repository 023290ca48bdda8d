/* What hosted orders ask of the outside world, for the marketplace's own system: what waits, and that it was done. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "base/check.h"
#include "core/value/money.h"
#include "service/order/effect.h"
#include "text/clock/when.h"

void api_put_effect(struct call *call, struct json *json, const struct effect *effect)
{
    char text[MONEY_TEXT];
    struct currency currency;
    json_object_begin(json);
    json_put_str(json, STR("key"), effect->key);
    json_put_str(json, STR("order"), effect->ref);
    json_put_str(json, STR("kind"), effect->kind);
    json_put_int(json, STR("event"), effect->event_number);
    json_put_str(json, STR("state"), names_at(&effect_state_names, (int)effect->state));
    if (effect->cancels.len)
        json_put_str(json, STR("cancels"), effect->cancels);
    json_put_int(json, STR("amount_minor"), effect->amount_minor);
    if (currency_from(effect->currency, &currency))
        json_put_str(json, STR("amount"), money_write(effect->amount_minor, currency, text));
    json_put_str(json, STR("currency"), effect->currency);
    json_put_str(json, STR("ordered_at"), when_iso(arena_of(call), effect->made_at));
    struct instant due = effect_due(&call->app->policies, effect);
    if (due.ms)
        json_put_str(json, STR("due_at"), when_iso(arena_of(call), due));
    if (due.ms)
        json_put_bool(json, STR("overdue"), effect_is_overdue(&call->app->policies, effect, call->ctx->now));
    if (effect->said.len)
        json_put_str(json, STR("said"), effect->said);
    if (effect->moved_minor)
        json_put_int(json, STR("moved_minor"), effect->moved_minor);
    json_object_end(json);
}

/* ?state=failed asks for what failed or was given up, =overdue for late refunds; without it, what is to be done now. */
static enum err read_page(struct call *call, struct effect_page *page)
{
    static const struct {
        struct str word;
        enum effect_list list;
    } lists[] = {{STR_INIT(""), EFFECTS_DUE},
                 {STR_INIT("failed"), EFFECTS_FAILED},
                 {STR_INIT("overdue"), EFFECTS_OVERDUE}};
    struct str state = call_value(call, STR("state"));
    *page = (struct effect_page){.market_id = call->viewer.market_id, .most = EFFECT_PAGE};
    bool known = false;
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        if (str_eq(lists[i].word, state)) {
            page->list = lists[i].list;
            known = true;
        }
    if (!known)
        return fail_field(&call->ctx->failure, ERR_INPUT, "state",
                          "Ask for \"failed\", for \"overdue\", or for no state.");
    if (!effect_place_read(call_value(call, STR("behind")), &page->after))
        return fail_field(&call->ctx->failure, ERR_INPUT, "behind",
                          "Take the address of the next page as it came.");
    return OK;
}

static void put_next(struct call *call, struct json *json, const struct effect_page *page)
{
    struct arena *arena = arena_of(call);
    struct buf query;
    buf_init(&query, 4096);
    if (call_value(call, STR("state")).len)
        form_put(&query, STR("state"), call_value(call, STR("state")));
    form_put(&query, STR("behind"), effect_place_text(arena, page->next));
    struct str next =
        page->next.key.len ? arena_printf(arena, "/api/v1/effects?%.*s", STR_ARG(buf_str(&query))) : STR_NONE;
    buf_free(&query);
    api_put_next(call, json, next);
}

enum err api_effects(struct call *call)
{
    struct effect_page page;
    enum err err = read_page(call, &page);
    if (!err)
        err = effect_list_page(call->ctx, &call->app->policies, &call->viewer, &page);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < page.effects.count; i++)
        api_put_effect(call, &json, &page.effects.at[i]);
    json_array_end(&json);
    put_next(call, &json, &page);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_effect_answer_prepare(struct call *call)
{
    return api_require_input(call);
}

static enum err acknowledge(struct call *call)
{
    static const struct {
        struct str word;
        enum effect_answer answer;
    } answers[] = {{STR_INIT("done"), EFFECT_ANSWER_DONE},
                   {STR_INIT("again"), EFFECT_ANSWER_AGAIN},
                   {STR_INIT("never"), EFFECT_ANSWER_NEVER}};
    struct str answer = call_value(call, STR("answer"));
    struct effect_telling telling = {
        .viewer = call->viewer, .key = call->parameters[0], .said = call_value(call, STR("said"))};
    bool known = false;
    for (size_t i = 0; i < COUNT_OF(answers) && !known; i++) {
        known = str_eq(answer, answers[i].word);
        telling.answer = answers[i].answer;
    }
    if (!known)
        return fail_field(&call->ctx->failure, ERR_INPUT, "answer",
                          "Answer \"done\", \"again\" or \"never\".");
    struct str moved = call_value(call, STR("amount_minor"));
    if (moved.len && (!str_to_int(moved, &telling.moved_minor) || telling.moved_minor < 1 ||
                      telling.moved_minor > MONEY_MAX || telling.answer != EFFECT_ANSWER_DONE))
        return fail_field(&call->ctx->failure, ERR_INPUT, "amount_minor",
                          "With \"done\", and above 0: how much has moved.");
    enum err err = effect_tell(call->ctx, &telling);
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

static enum err retry(struct call *call)
{
    enum err err = effect_retry(call->ctx, &call->viewer, call->parameters[0]);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("key"), call->parameters[0]);
    json_put_str(&json, STR("state"), names_at(&effect_state_names, EFFECT_WAITING));
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_effect_retry(struct call *call)
{
    return api_once(call, retry);
}
